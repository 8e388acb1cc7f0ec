package dev.cuepost.media.render;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks at media files with ffprobe, which opens nothing but the file itself: playlists, image
 * sequences and whatever else may name other files are not among the formats it knows here.
 */
public final class Probe {
  /** The demuxers that read one file and no other. */
  private static final String FORMATS =
      "mov,matroska,avi,flv,mpegts,mpeg,asf,ogg,gif,wav,mp3,aac,flac,aiff,amr,ac3,eac3,caf,w64";

  private static final int MOST_OUTPUT = 4 << 20;

  private final Ffmpeg ffmpeg;
  private final Duration limit;
  private final RecentLooks recent = new RecentLooks();

  /** A probe that gives a file 20 seconds. */
  public Probe(Ffmpeg ffmpeg) {
    this(ffmpeg, Duration.ofSeconds(20));
  }

  Probe(Ffmpeg ffmpeg, Duration limit) {
    this.ffmpeg = ffmpeg;
    this.limit = limit;
  }

  /**
   * What was found in a file.
   *
   * @param report what ffprobe said, a JSON object with {@code format} and {@code streams}
   */
  public record Found(MediaFacts facts, String report) {}

  /**
   * What the file holds, or why it cannot be used: {@code InvalidParameter.ResourceContentBad}.
   *
   * @throws InterruptedException if the thread is interrupted while ffprobe runs
   */
  public Verdict<MediaFacts> probe(Path file) throws InterruptedException {
    return look(file).map(Found::facts);
  }

  /** The same, with all that ffprobe said. */
  public Verdict<Found> look(Path file) throws InterruptedException {
    try {
      var identity = RecentLooks.identity(file);
      var known = identity.flatMap(recent::find);
      if (known.isPresent()) {
        return new Verdict.Accepted<>(known.get(), List.of());
      }
      var looked = run(file);
      if (looked instanceof Verdict.Accepted<Found>(Found found, _)) {
        identity.ifPresent(which -> recent.keep(which, found));
      }
      return looked;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Verdict<Found> run(Path file) throws IOException, InterruptedException {
    var json = new AtomicReference<>(new byte[0]);
    var still = StillFormat.of(file);
    var ending =
        Child.run(
            words(file, still.map(StillFormat::demuxer)),
            Path.of(""),
            limit,
            ffmpeg.memory(),
            out -> json.set(read(out)));
    return switch (ending) {
      case Child.Ending.Exited(int status, _) when status == 0 ->
          ProbedJson.facts(json.get(), still)
              .map(facts -> new Found(facts, new String(json.get(), StandardCharsets.UTF_8)));
      case Child.Ending.Exited(_, String errors) ->
          bad("cannot be read as video, sound or picture" + reason(file, errors));
      case Child.Ending.TimedOut() ->
          bad("could not be made out within " + limit.toSeconds() + " seconds");
      case Child.Ending.Overgrown() -> bad("needs more memory than FFmpeg may have");
      case Child.Ending.Interrupted() -> {
        Thread.interrupted();
        throw new InterruptedException();
      }
    };
  }

  static <T> Verdict<T> bad(String why) {
    return new Verdict.Rejected<>(
        new Rejection(
            "InvalidParameter.ResourceContentBad", "The file " + why + ".", Rejection.Stage.JOB));
  }

  private List<String> words(Path file, Optional<String> demuxer) {
    var words = new ArrayList<>(List.of(ffmpeg.ffprobe().toString(), "-v", "error"));
    words.addAll(List.of("-protocol_whitelist", "file", "-max_pixels", "100000000"));
    demuxer.ifPresentOrElse(
        name -> words.addAll(List.of("-f", name, "-show_frames", "-read_intervals", "%+#1")),
        () -> words.addAll(List.of("-format_whitelist", FORMATS)));
    words.addAll(List.of("-show_format", "-show_streams", "-of", "json"));
    words.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
    return words;
  }

  private static byte[] read(InputStream output) {
    try {
      return output.readNBytes(MOST_OUTPUT);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String reason(Path file, String errors) {
    var lines = errors.strip().lines().toList();
    if (lines.isEmpty()) {
      return "";
    }
    String last = lines.getLast().replace("file:" + file.toAbsolutePath() + ": ", "");
    return ": " + (last.length() > 200 ? last.substring(0, 200) : last);
  }
}
