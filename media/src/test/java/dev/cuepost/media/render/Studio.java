package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.CaptionPictures;
import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.DrawnCaptions;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.OutputConfig;
import dev.cuepost.media.edit.Plan;
import dev.cuepost.media.edit.Planner;
import dev.cuepost.media.edit.ProduceConfig;
import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.Resolver;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.edit.caption.Captions;
import dev.cuepost.media.edit.caption.FontFace;
import dev.cuepost.media.json.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes materials with FFmpeg in a folder of its own, and renders timelines that name them. */
final class Studio {
  private static final InstalledFonts INSTALLED = new InstalledFonts();
  static final Duration LIMIT = Duration.ofMinutes(3);

  final Path folder;
  final Ffmpeg ffmpeg;
  private int films;

  Studio(Path folder) {
    this(folder, installed());
  }

  Studio(Path folder, Ffmpeg ffmpeg) {
    this.folder = folder;
    this.ffmpeg = ffmpeg;
  }

  /** The FFmpeg of this machine, or the one that comes along. */
  static Ffmpeg installed() {
    return FoundFfmpeg.installed();
  }

  static Ffmpeg bundled() {
    return FoundFfmpeg.bundled();
  }

  /** Runs FFmpeg with these words and the file as output; {@code |} parts the words. */
  Path make(String name, String words) {
    Path file = folder.resolve(name);
    var command =
        new ArrayList<>(List.of(FoundFfmpeg.quick().ffmpeg().toString(), "-v", "error", "-y"));
    command.addAll(Arrays.stream(words.split("\\|", -1)).map(String::strip).toList());
    command.add(file.toString());
    run(command);
    return file;
  }

  /** A clip whose plain colour tells the second, and the tint the file. */
  Path clip(String name, String size, int seconds, String tint, int tone) {
    return clip(
        name,
        size,
        "25",
        seconds,
        tint,
        tone,
        "-c:v|libx264|-preset|veryfast|-crf|10|-pix_fmt|yuv420p");
  }

  Path clip(
      String name, String size, String rate, int seconds, String tint, int tone, String encoding) {
    String level = "40+16*floor(T+0.001)";
    String picture =
        "-f|lavfi|-i|color=black:s=64x36:r=%s:d=%d,format=rgb24,geq=r='%s':g='%s':b='%s',scale=%s,setsar=1"
            .formatted(
                rate,
                seconds,
                (tint.equals("r") ? "24+" : "") + level,
                (tint.equals("g") ? "24+" : "") + level,
                (tint.equals("b") ? "24+" : "") + level,
                size.replace('x', ':'));
    String sound =
        tone == 0
            ? "-an"
            : "-f|lavfi|-i|sine=frequency=%d:sample_rate=48000:duration=%d,volume=2"
                .formatted(tone, seconds);
    return draw(name, picture + "|" + sound + "|" + encoding);
  }

  Path tone(String name, int seconds, int frequency) {
    return draw(
        name,
        "-f|lavfi|-i|sine=frequency=%d:sample_rate=48000:duration=%d,volume=2"
            .formatted(frequency, seconds));
  }

  /** The same as {@link #make} where the words name no file. */
  private Path draw(String name, String words) {
    try {
      return Drawing.draw(words, folder.resolve(name));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  MediaFacts facts(String name) throws InterruptedException {
    return value(FoundFfmpeg.probe(FoundFfmpeg.quick()).probe(folder.resolve(name)));
  }

  Composition compose(String timelineJson, String outputJson, String produceJson)
      throws InterruptedException {
    return value(resolved(timelineJson, outputJson, produceJson));
  }

  private Verdict<Composition> resolved(String timelineJson, String outputJson, String produceJson)
      throws InterruptedException {
    var timeline = value(Timeline.read(timelineJson));
    var output = value(OutputConfig.read(outputJson));
    var facts = new HashMap<MediaRef, MediaFacts>();
    for (var source : timeline.materials()) {
      facts.put(source, facts(name(source)));
    }
    return Resolver.resolve(timeline, facts, output, value(ProduceConfig.read(produceJson)));
  }

  RenderPlan plan(String timelineJson, String outputJson) throws InterruptedException {
    return plan(timelineJson, outputJson, "{}");
  }

  private RenderPlan plan(String timelineJson, String outputJson, String produceJson)
      throws InterruptedException {
    var captioned = captioned(timelineJson, compose(timelineJson, outputJson, produceJson));
    return Planner.plan(captioned.edit(), files(timelineJson), captioned.captions());
  }

  /** As jobs are planned: in segments where that is of use. */
  Plan soonest(String timelineJson, String outputJson) throws InterruptedException {
    var captioned = captioned(timelineJson, compose(timelineJson, outputJson, "{}"));
    var files = files(timelineJson);
    var drawn = captioned.captions();
    try {
      return Planner.soonest(
          captioned.edit(), files, drawn, CodedSources.read(captioned.edit(), drawn, files));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Map<MediaRef, Path> files(String timelineJson) {
    Map<MediaRef, Path> files = new HashMap<>();
    value(Timeline.read(timelineJson))
        .materials()
        .forEach(source -> files.put(source, folder.resolve(name(source))));
    return files;
  }

  /** An edit and what is written on it. */
  private record Captioned(Composition edit, DrawnCaptions captions) {}

  /** The captions, whose files, fonts and pictures lie in the folder. */
  private Captioned captioned(String timelineJson, Composition composition)
      throws InterruptedException {
    Timeline timeline = value(Timeline.read(timelineJson));
    Captions captions = timeline.captions();
    if (composition.canvas().isEmpty()) {
      return new Captioned(composition, DrawnCaptions.NONE);
    }
    try {
      Path desk = Files.createTempDirectory(folder, "captions");
      Path fonts = Files.createDirectory(desk.resolve("fonts"));
      var files = new HashMap<String, byte[]>();
      for (String url : captions.files()) {
        files.put(url, Files.readAllBytes(folder.resolve(name(url))));
      }
      var faces = new HashMap<String, FontFace>();
      for (String url : captions.fonts()) {
        byte[] font = Files.readAllBytes(folder.resolve(name(url)));
        faces.put(url, value(FontFace.read(ByteBuffer.wrap(font))).getFirst());
        Files.write(fonts.resolve("font-" + faces.size()), font);
      }
      var canvas = composition.canvas().get();
      var sheet =
          value(
              captions.draw(
                  canvas.width(),
                  canvas.height(),
                  composition.length(),
                  timeline.places(composition),
                  files,
                  faces,
                  INSTALLED.shelf()));
      var sheets = new ArrayList<DrawnCaptions.Sheet>();
      for (var page : sheet.pages()) {
        Path document = desk.resolve("captions-%d.ass".formatted(sheets.size()));
        Files.writeString(document, page.text());
        sheets.add(new DrawnCaptions.Sheet(document, page.under()));
      }
      var facts = new HashMap<MediaRef, MediaFacts>();
      for (String url : captions.pictures()) {
        facts.put(new MediaRef.ByUrl(url), facts(name(url)));
      }
      return new Captioned(
          CaptionPictures.in(composition, sheet.pictures(), facts),
          new DrawnCaptions(sheets, fonts, sheet.shown()));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Renders a timeline whose {@code FX/…} addresses are files of the folder. */
  Film render(String timelineJson, String outputJson) throws InterruptedException, IOException {
    return render(timelineJson, outputJson, "{}");
  }

  /** The same, made as an {@code EditingProduceConfig} says. */
  Film render(String timelineJson, String outputJson, String produceJson)
      throws InterruptedException, IOException {
    var plan = plan(timelineJson, outputJson, produceJson);
    Path target = folder.resolve("film-" + films++);
    var outcome =
        new Renderer(ffmpeg, FoundFfmpeg.probe(ffmpeg)).render(plan, target, LIMIT, progress -> {});
    assertThat(outcome).isInstanceOf(RenderOutcome.Rendered.class);
    return new Film(target);
  }

  /**
   * Renders a timeline that may be refused.
   *
   * @param soonest as jobs do, or in one run
   */
  Optional<Film> render(String timelineJson, String outputJson, boolean soonest)
      throws InterruptedException {
    if (resolved(timelineJson, outputJson, "{}") instanceof Verdict.Rejected<Composition>) {
      return Optional.empty();
    }
    Plan plan = soonest ? soonest(timelineJson, outputJson) : plan(timelineJson, outputJson);
    Path target = folder.resolve("film-" + films++ + ".mp4");
    var outcome =
        new Renderer(ffmpeg, FoundFfmpeg.probe(ffmpeg)).render(plan, target, LIMIT, progress -> {});
    assertThat(outcome).as(timelineJson + outputJson).isInstanceOf(RenderOutcome.Rendered.class);
    return Optional.of(new Film(target));
  }

  static <T> T value(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(var value, _) -> value;
      case Verdict.Rejected<T>(var rejection) -> throw new AssertionError(rejection.toString());
    };
  }

  static void run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    } catch (IOException | InterruptedException problem) {
      throw new AssertionError(problem);
    }
  }

  private static String name(MediaRef source) {
    return name(source.text());
  }

  private static String name(String address) {
    return address.replaceFirst("^(?:FX|http://fx\\.example\\.com)/", "");
  }
}
