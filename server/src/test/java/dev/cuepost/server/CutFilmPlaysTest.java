package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.DrawnCaptions;
import dev.cuepost.media.edit.Joint;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.OutputConfig;
import dev.cuepost.media.edit.Planner;
import dev.cuepost.media.edit.ProduceConfig;
import dev.cuepost.media.edit.Resolver;
import dev.cuepost.media.edit.SegmentedPlan;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.render.CodedSources;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.render.RenderOutcome;
import dev.cuepost.media.render.Renderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film of pictures that were copied and pictures that were encoded plays in a browser. */
@Tag("slow")
class CutFilmPlaysTest {
  private static final String TIMELINE =
      """
      {"VideoTracks":[{"VideoTrackClips":[
        {"MediaURL":"http://a.b/film.mp4","In":1.32,"Out":5},
        {"MediaURL":"http://a.b/film.mp4","In":6.2,"Out":9.4},
        {"MediaURL":"http://a.b/film.mp4","In":2.48,"Out":7}]}]}
      """;

  private static final String OUTPUT = "{\"MediaURL\":\"http://a.b/cut.mp4\"}";

  /** Every frame to the end, then jumps to both sides of the joints. */
  private static final String WATCH =
      """
      async () => {
        const film = document.querySelector('video');
        const once = name => new Promise((done, failed) => {
          film.addEventListener(name, done, {once: true});
          film.addEventListener('error', () => failed(new Error(film.error.message)), {once: true});
        });
        film.muted = true;
        film.playbackRate = 2;
        const ended = once('ended');
        await film.play();
        await ended;
        const quality = film.getVideoPlaybackQuality();
        for (const moment of [3.66, 3.7, 6.86, 6.9, 0.6, 0.7, 11]) {
          const sought = once('seeked');
          film.currentTime = moment;
          await sought;
        }
        return [film.duration, quality.totalVideoFrames, quality.corruptedVideoFrames || 0];
      }
      """;

  @TempDir Path folder;

  @Test
  void it_plays_to_its_end_and_may_be_entered_anywhere() throws Exception {
    Path cut = cut();
    Files.writeString(
        folder.resolve("page.html"),
        "<!doctype html><video src='%s'></video>".formatted(cut.getFileName()));
    try (var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(ConsoleBrowser.chromium())
                        .setArgs(List.of("--autoplay-policy=no-user-gesture-required")))) {
      Page page = browser.newPage();
      page.navigate(folder.resolve("page.html").toUri().toString());
      var seen = (List<?>) page.evaluate(WATCH);
      assertThat(((Number) seen.get(0)).doubleValue()).isBetween(11.39, 11.43);
      assertThat(((Number) seen.get(1)).intValue()).isBetween(280, 286);
      assertThat(((Number) seen.get(2)).intValue()).isZero();
    }
  }

  private Path cut() throws Exception {
    var ffmpeg = ffmpeg();
    Path film = folder.resolve("film.mp4");
    var words =
        "-v error -f lavfi -i testsrc2=s=640x360:r=25:d=10 -f lavfi -i sine=440:d=10 -c:v libx264"
            + " -preset veryfast -g 50 -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709"
            + " -color_trc bt709 -color_range tv -c:a aac";
    var command =
        Stream.of(
            List.of(ffmpeg.ffmpeg().toString()),
            List.of(words.split(" ", -1)),
            List.of(film.toString()));
    assertThat(
            new ProcessBuilder(command.flatMap(List::stream).toList())
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
    var probe = new Probe(ffmpeg);
    var timeline = value(Timeline.read(TIMELINE));
    var files = new HashMap<MediaRef, Path>();
    var facts = new HashMap<MediaRef, MediaFacts>();
    for (var source : timeline.sources()) {
      files.put(source, film);
      facts.put(source, value(probe.probe(film)));
    }
    Composition edit =
        value(
            Resolver.resolve(
                timeline, facts, value(OutputConfig.read(OUTPUT)), ProduceConfig.USUAL));
    var plan =
        Planner.soonest(
            edit, files, DrawnCaptions.NONE, CodedSources.read(edit, DrawnCaptions.NONE, files));
    assertThat(plan)
        .isInstanceOfSatisfying(
            SegmentedPlan.class,
            parts -> assertThat(parts.joint()).isInstanceOf(Joint.Pieced.class));
    Path target = folder.resolve("cut.mp4");
    assertThat(new Renderer(ffmpeg, probe).render(plan, target, Duration.ofMinutes(1), told -> {}))
        .isInstanceOf(RenderOutcome.Rendered.class);
    return target;
  }

  private Ffmpeg ffmpeg() {
    var path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).map(Path::of).toList();
    return switch (Ffmpeg.locate(Optional.empty(), path, folder.resolve("unpacked"))) {
      case Ffmpeg.Location.Found(Ffmpeg found) -> found;
      case Ffmpeg.Location.Missing(String sentence) -> throw new AssertionError(sentence);
    };
  }

  private static <T> T value(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(T accepted, _) -> accepted;
      case Verdict.Rejected<T>(var why) -> throw new AssertionError(why.toString());
    };
  }
}
