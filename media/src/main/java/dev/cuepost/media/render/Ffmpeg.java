package dev.cuepost.media.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * The FFmpeg programs of this machine.
 *
 * @param ffmpeg the program that renders
 * @param ffprobe the program that looks at files
 * @param version as it reports it, such as {@code 6.1.1}
 * @param memory bytes that one process may hold; more ends it
 */
public record Ffmpeg(Path ffmpeg, Path ffprobe, String version, long memory) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern VERSION = Pattern.compile("(?m)^ffmpeg version n?(\\S+)");
  private static final Pattern MAJOR = Pattern.compile("(\\d+)\\..*");
  private static final String REMEDY =
      "install FFmpeg 5.1 or later with libx264 (on Debian: apt-get install ffmpeg)"
          + " or name its program in the configuration";

  /** Programs that may hold as much as there is. */
  public Ffmpeg(Path ffmpeg, Path ffprobe, String version) {
    this(ffmpeg, ffprobe, version, Long.MAX_VALUE);
  }

  /** The same that may hold so many bytes. */
  public Ffmpeg within(long bytes) {
    return new Ffmpeg(ffmpeg, ffprobe, version, bytes);
  }

  /** What is said of a process that wanted more. */
  String tooLittle() {
    return "FFmpeg was stopped, as it needed more than the %d MiB of memory that it may have."
        .formatted(memory >> 20);
  }

  /** What came of looking for FFmpeg. */
  public sealed interface Location {
    /** It is there and works. */
    record Found(Ffmpeg ffmpeg) implements Location {}

    /**
     * There is none that works.
     *
     * @param sentence what was tried, and the remedy
     */
    record Missing(String sentence) implements Location {}
  }

  /**
   * Looks for FFmpeg: where it was configured and nowhere else, or else in the search path, or else
   * the one that comes with this program.
   *
   * @param configured the ffmpeg program, with ffprobe beside it
   * @param searchPath directories, in order
   * @param unpackInto where the one that comes along may be unpacked; it is kept there
   */
  public static Location locate(Optional<Path> configured, List<Path> searchPath, Path unpackInto) {
    if (configured.isPresent()) {
      return check(configured.get())
          .<Location>map(Location.Found::new)
          .orElseGet(() ->
              new Location.Missing(
                  configured.get()
                      + " is not an FFmpeg that renders, with ffprobe beside it: "
                      + REMEDY
                      + "."));
    }
    var installed =
        searchPath.stream()
            .map(directory -> directory.resolve("ffmpeg"))
            .filter(Files::isExecutable)
            .flatMap(program -> check(program).stream())
            .findFirst();
    return installed
        .or(() -> BundledFfmpeg.unpack(unpackInto).flatMap(Ffmpeg::check))
        .<Location>map(Location.Found::new)
        .orElseGet(() -> new Location.Missing("There is no FFmpeg that renders: " + REMEDY + "."));
  }

  /** The first number of its version; builds between releases count as the newest. */
  int major() {
    var number = MAJOR.matcher(version);
    return number.matches() ? Integer.parseInt(number.group(1)) : Integer.MAX_VALUE;
  }

  /** Asks both programs at once, and each one thing: to start them is what takes time. */
  private static Optional<Ffmpeg> check(Path program) {
    Path ffprobe = program.resolveSibling("ffprobe");
    var probing =
        CompletableFuture.supplyAsync(() -> said(ffprobe, "-version"), Thread::startVirtualThread);
    var encoders = said(program, "-encoders");
    var version = VERSION.matcher(encoders.aside());
    return version.find()
            && encoders.text().contains(" libx264 ")
            && probing.join().text().startsWith("ffprobe version")
        ? Optional.of(new Ffmpeg(program, ffprobe, version.group(1)))
        : Optional.empty();
  }

  /**
   * What a program said.
   *
   * @param text on its output
   * @param aside on its error stream, where FFmpeg introduces itself
   */
  private record Said(String text, String aside) {
    static final Said NOTHING = new Said("", "");
  }

  /** What it says, or nothing if it does not work. */
  private static Said said(Path program, String argument) {
    var text = new AtomicReference<>("");
    try {
      var ending =
          Child.run(
              List.of(program.toString(), argument), PATIENCE, stream -> text.set(read(stream)));
      return ending instanceof Child.Ending.Exited(int status, var aside) && status == 0
          ? new Said(text.get(), aside)
          : Said.NOTHING;
    } catch (IOException _) {
      return Said.NOTHING;
    }
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readNBytes(1 << 20), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
