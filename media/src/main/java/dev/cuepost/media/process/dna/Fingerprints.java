package dev.cuepost.media.process.dna;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.picture.RunSeries;
import dev.cuepost.media.process.picture.StoppedException;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FfmpegRun;
import dev.cuepost.media.render.FilterWord;
import dev.cuepost.media.work.ScratchDirectory;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Takes fingerprints of local files. Any thread may; each call is its own. */
public final class Fingerprints {
  /** The longest file of which one is taken. */
  public static final Duration LONGEST = Duration.ofHours(6);

  private static final String BAD_CONTENT = "InvalidParameter.ResourceContentBad";
  private static final String INVALID = "InvalidParameter";

  /** Percent that are done with the picture, if there is sound as well. */
  private static final int PICTURE_DONE = 80;

  private final Ffmpeg ffmpeg;
  private final TimeSource time;

  public Fingerprints(Ffmpeg ffmpeg) {
    this(ffmpeg, TimeSource.system());
  }

  Fingerprints(Ffmpeg ffmpeg, TimeSource time) {
    this.ffmpeg = ffmpeg;
    this.time = time;
  }

  /** What came of it. */
  public sealed interface Taking {
    record Taken(Fingerprint fingerprint) implements Taking {}

    /**
     * There is none.
     *
     * @param why never {@link Outcome.Made}
     */
    record NotTaken(Outcome why) implements Taking {}
  }

  /**
   * Takes the fingerprint of a video, a sound or a still picture.
   *
   * <p>A file with neither picture nor sound fails with {@code
   * InvalidParameter.ResourceContentBad}, one that lasts longer than {@link #LONGEST} with {@code
   * InvalidParameter}, one with a picture where FFmpeg has no filter {@code signature} with {@code
   * InvalidParameter.NotSupport}.
   *
   * @param facts of the file, as probed
   * @param scratch a directory to work in, which is made if need be; nothing stays there
   * @param limit for all of it
   * @param progress percent, 0..100 and never less than before; told from other threads too
   * @throws IOException if the scratch directory cannot be written
   */
  public Taking of(Path file, MediaFacts facts, Path scratch, Duration limit, IntConsumer progress)
      throws IOException {
    Path own = Files.createTempDirectory(Files.createDirectories(scratch), ".dna");
    try (var directory = new ScratchDirectory(own)) {
      refuse(facts);
      var runs = new RunSeries(ffmpeg, time, limit, progress);
      Optional<Trace> picture =
          facts.picture().isPresent()
              ? Optional.of(picture(file, facts, directory.path(), runs))
              : Optional.empty();
      Optional<Trace> sound =
          facts.sound().isPresent()
              ? Optional.of(sound(file, facts, directory.path(), runs))
              : Optional.empty();
      progress.accept(100);
      return new Taking.Taken(new Fingerprint(picture, sound));
    } catch (StoppedException stopped) {
      return new Taking.NotTaken(told(stopped.outcome()));
    }
  }

  /** An FFmpeg that was built without GPL parts lacks the filter, and says so when it is asked. */
  private static Outcome told(Outcome outcome) {
    return outcome instanceof Outcome.Failed(String code, String message)
            && code.equals(RunSeries.BROKEN)
            && message.contains("No such filter: 'signature'")
        ? new Outcome.Failed(
            "InvalidParameter.NotSupport",
            "Fingerprints of pictures need an FFmpeg with the filter signature, which this server"
                + " does not have.")
        : outcome;
  }

  private static void refuse(MediaFacts facts) throws StoppedException {
    if (facts.picture().isEmpty() && facts.sound().isEmpty()) {
      throw StoppedException.failed(
          BAD_CONTENT, "The file has neither picture nor sound to take a fingerprint of.");
    }
    var pictureLength = facts.picture().map(MediaFacts.Picture::length).orElse(Duration.ZERO);
    var soundLength = facts.sound().map(MediaFacts.Sound::length).orElse(Duration.ZERO);
    var length = pictureLength.compareTo(soundLength) > 0 ? pictureLength : soundLength;
    if (length.compareTo(LONGEST) > 0) {
      throw StoppedException.failed(
          INVALID,
          "The file lasts %d seconds; fingerprints are taken of %d at most."
              .formatted(length.toSeconds(), LONGEST.toSeconds()));
    }
  }

  private static Trace picture(Path file, MediaFacts facts, Path scratch, RunSeries runs)
      throws IOException, StoppedException {
    var picture = facts.picture().orElseThrow();
    Path signatures = scratch.resolve("picture");
    var words = new ArrayList<>(FfmpegRun.input(facts.demuxer(), file, List.of()));
    words.add("-filter_complex");
    words.add(
        "[0:%d]%sformat=gray,signature=format=binary:filename=%s[out]"
            .formatted(
                picture.stream(),
                picture.still()
                    ? ""
                    : "fps=1000/%d:start_time=0,".formatted(Strand.PICTURE.time(1).toMillis()),
                FilterWord.of(signatures.toAbsolutePath().toString())));
    words.addAll(List.of("-map", "[out]", "-t", seconds(LONGEST), "-f", "null", "-"));
    runs.run(words, picture.length(), facts.sound().isPresent() ? PICTURE_DONE : 99);
    try {
      return PictureTrace.read(Files.readAllBytes(signatures));
    } catch (IllegalArgumentException problem) {
      throw StoppedException.failed(
          RunSeries.BROKEN, "FFmpeg left no signatures: " + problem.getMessage() + ".");
    }
  }

  private static Trace sound(Path file, MediaFacts facts, Path scratch, RunSeries runs)
      throws IOException, StoppedException {
    var sound = facts.sound().orElseThrow();
    Path samples = scratch.resolve("sound");
    var words = new ArrayList<>(FfmpegRun.input(facts.demuxer(), file, List.of()));
    words.addAll(List.of("-map", "0:" + sound.stream(), "-t", seconds(LONGEST)));
    words.addAll(List.of("-af", "aresample=async=1:first_pts=0", "-ac", "1"));
    words.addAll(List.of("-ar", Integer.toString(SoundTrace.RATE), "-c:a", "pcm_s16le"));
    words.addAll(List.of("-f", "s16le", "file:" + samples.toAbsolutePath()));
    runs.run(words, sound.length(), 99);
    try (var pcm = Files.newInputStream(samples)) {
      return SoundTrace.read(pcm);
    }
  }

  private static String seconds(Duration time) {
    return Long.toString(time.toSeconds());
  }
}
