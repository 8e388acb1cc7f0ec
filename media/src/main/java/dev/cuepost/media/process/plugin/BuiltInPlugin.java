package dev.cuepost.media.process.plugin;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.picture.RunSeries;
import dev.cuepost.media.process.picture.StoppedException;
import dev.cuepost.media.process.plugin.Findings.Label;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FfmpegRun;
import dev.cuepost.media.render.FilterWord;
import dev.cuepost.media.render.ToolRun;
import dev.cuepost.media.work.ScratchDirectory;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be told with what is on the machine: black and silent stretches and the loudness, by
 * FFmpeg, faces, by OpenCV, and texts in the picture, by Tesseract where it is installed. It judges
 * nothing: an audit is to be reviewed by a person. What it could not look at stands in the notes.
 */
public final class BuiltInPlugin implements Plugin {
  /** From one picture in which text is looked for to the next. */
  private static final Duration STEP = Duration.ofSeconds(5);

  /** Pictures in which text is looked for: of longer videos, the beginning. */
  private static final int MOST_PICTURES = 720;

  private static final int LONGEST_PAGE = 64 * 1024;
  private static final String BLACK = "blackdetect=d=1:pix_th=0.1";
  private static final String SILENCE = "silencedetect=n=-50dB:d=1,ebur128=metadata=1";

  private final Ffmpeg ffmpeg;
  private final Optional<Path> tesseract;
  private final Path tools;
  private final TimeSource time;

  /**
   * @param tesseract the program, absent if there is none
   * @param tools where OpenCV may be unpacked, once
   */
  public BuiltInPlugin(Ffmpeg ffmpeg, Optional<Path> tesseract, Path tools) {
    this(ffmpeg, tesseract, tools, TimeSource.system());
  }

  BuiltInPlugin(Ffmpeg ffmpeg, Optional<Path> tesseract, Path tools, TimeSource time) {
    this.ffmpeg = ffmpeg;
    this.tesseract = tesseract;
    this.tools = tools;
    this.time = time;
  }

  /** Looks for Tesseract in directories, in their order. */
  public static Optional<Path> tesseractIn(List<Path> searchPath) {
    return searchPath.stream()
        .map(directory -> directory.resolve("tesseract"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public Reply look(Task task, Path file, MediaFacts facts, Path scratch, Duration limit)
      throws IOException {
    Path own = Files.createTempDirectory(Files.createDirectories(scratch), ".look");
    try (var directory = new ScratchDirectory(own)) {
      var runs = new RunSeries(ffmpeg, time, limit, _ -> {});
      var look =
          new Look(
              file, facts, directory.path(), runs, limit, time.steadyMillis() + limit.toMillis());
      return new Reply.Answered(look.findings(task));
    } catch (StoppedException stopped) {
      return new Reply.NotAnswered(stopped.outcome());
    }
  }

  /** One call. */
  private final class Look {
    private final Path file;
    private final MediaFacts facts;
    private final Path scratch;
    private final RunSeries runs;
    private final Duration limit;
    private final long end;
    private final List<String> notes = new ArrayList<>();

    Look(Path file, MediaFacts facts, Path scratch, RunSeries runs, Duration limit, long end) {
      this.file = file;
      this.facts = facts;
      this.scratch = scratch;
      this.runs = runs;
      this.limit = limit;
      this.end = end;
    }

    Findings findings(Task task) throws IOException, StoppedException {
      var labels = new ArrayList<>(signals().labels(pictureLength(), soundLength()));
      var reading = new Reading(STEP);
      if (facts.picture().isPresent()) {
        labels.addAll(faces());
        if (tesseract.isPresent()) {
          read(tesseract.get(), reading);
        } else {
          notes.add("Texts were not looked for: Tesseract is not installed.");
        }
      }
      Optional<Suggestion> suggestion = Optional.empty();
      if (task.kind() == Task.Kind.AUDIT) {
        suggestion = Optional.of(Suggestion.REVIEW);
        notes.add("Nobody judged the content: no plug-in is configured that does.");
      }
      return new Findings(labels, reading.texts(), suggestion, List.of(), notes);
    }

    private Signals signals() throws IOException, StoppedException {
      var signals = new Signals();
      if (facts.picture().isPresent() && !facts.picture().get().still()) {
        measure(facts.picture().get().stream(), BLACK + ",metadata", pictureLength(), signals);
      }
      if (facts.sound().isPresent()) {
        measure(facts.sound().get().stream(), SILENCE + ",ametadata", soundLength(), signals);
      }
      return signals;
    }

    private void measure(int stream, String filters, Duration length, Signals signals)
        throws IOException, StoppedException {
      Path report = scratch.resolve("report");
      var words = new ArrayList<>(FfmpegRun.input(facts.demuxer(), file, List.of()));
      words.add("-filter_complex");
      words.add(
          "[0:%d]%s=mode=print:file=%s[out]"
              .formatted(stream, filters, FilterWord.of(report.toAbsolutePath().toString())));
      words.addAll(List.of("-map", "[out]", "-f", "null", "-"));
      runs.run(words, length, 30);
      try (var lines = Files.lines(report)) {
        lines.forEach(signals);
      }
    }

    private List<Label> faces() throws IOException, StoppedException {
      Optional<FaceFinder> opened = FaceFinder.open(tools);
      if (opened.isEmpty()) {
        notes.add("Faces were not looked for: OpenCV does not run on this machine.");
        return List.of();
      }
      try (FaceFinder finder = opened.get()) {
        var look = new FaceLook(finder, file, facts, scratch, runs, this::timeLeft);
        List<Label> labels = look.labels(60);
        look.cut().ifPresent(notes::add);
        return labels;
      }
    }

    private void read(Path program, Reading reading) throws IOException, StoppedException {
      Path pictures = Files.createDirectory(scratch.resolve("pictures"));
      var picture = facts.picture().orElseThrow();
      var words = new ArrayList<>(FfmpegRun.input(facts.demuxer(), file, List.of()));
      words.add("-filter_complex");
      words.add(
          "[0:%d]%sformat=gray[out]"
              .formatted(
                  picture.stream(),
                  picture.still() ? "" : "fps=1/%d:round=up,".formatted(STEP.toSeconds())));
      words.addAll(List.of("-map", "[out]", "-frames:v", Integer.toString(MOST_PICTURES)));
      String pattern = pictures.toAbsolutePath().toString().replace("%", "%%") + "/%05d.png";
      words.addAll(List.of("-c:v", "png", "-f", "image2", "-start_number", "0"));
      words.add("file:" + pattern);
      runs.run(words, pictureLength(), 99);
      try (var files = Files.list(pictures)) {
        int number = 0;
        for (Path taken : files.sorted().toList()) {
          reading.add(STEP.multipliedBy(number), page(program, taken));
          number++;
        }
        if (number == MOST_PICTURES) {
          notes.add(
              "Texts were looked for in the first %d seconds only."
                  .formatted(STEP.multipliedBy(number).toSeconds()));
        }
      }
    }

    private String page(Path program, Path picture) throws IOException, StoppedException {
      Duration left = timeLeft();
      var words = List.of(program.toString(), picture.toAbsolutePath().toString(), "stdout");
      return switch (ToolRun.run(words, Path.of("/dev/null"), left, LONGEST_PAGE)) {
        case ToolRun.Ending.Done(String output) -> output;
        case ToolRun.Ending.Failed(int status, String said) ->
            throw StoppedException.failed(
                FAILED, "Tesseract ended with status %d: %s.".formatted(status, said));
        case ToolRun.Ending.TooLong _ -> "";
        case ToolRun.Ending.TimedOut _ -> throw new StoppedException(new Outcome.TimedOut(limit));
        case ToolRun.Ending.Cancelled _ -> throw new StoppedException(new Outcome.Cancelled());
      };
    }

    private Duration timeLeft() throws StoppedException {
      var left = Duration.ofMillis(end - time.steadyMillis());
      if (!left.isPositive()) {
        throw new StoppedException(new Outcome.TimedOut(limit));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new StoppedException(new Outcome.Cancelled());
      }
      return left;
    }

    private Duration pictureLength() {
      return facts.picture().map(MediaFacts.Picture::length).orElse(Duration.ZERO);
    }

    private Duration soundLength() {
      return facts.sound().map(MediaFacts.Sound::length).orElse(Duration.ZERO);
    }
  }
}
