package dev.cuepost.media.render;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The FFmpeg programs that tests run. They are looked for once: to look is to start three programs,
 * which takes longer than most of what tests ask of them.
 */
public final class FoundFfmpeg {
  private static final Path UNPACKED = Path.of("target", "ffmpeg");

  private static final Map<Ffmpeg, Probe> PROBES = new ConcurrentHashMap<>();

  private FoundFfmpeg() {}

  /** The FFmpeg of this machine, or the one that comes along. */
  public static Ffmpeg installed() {
    return Installed.FFMPEG;
  }

  /** The one that comes along; it draws neither texts nor captions. */
  public static Ffmpeg bundled() {
    return Bundled.FFMPEG;
  }

  /**
   * The one that starts in a fifth of the time, to make what tests begin with and to look at what
   * they end with.
   */
  public static Ffmpeg quick() {
    return bundled();
  }

  /** Looks at a file once, whichever test asks for it. */
  public static Probe probe(Ffmpeg ffmpeg) {
    return PROBES.computeIfAbsent(ffmpeg, Probe::new);
  }

  private static Ffmpeg find(List<Path> searchPath) {
    return switch (Ffmpeg.locate(Optional.empty(), searchPath, UNPACKED)) {
      case Ffmpeg.Location.Found(var ffmpeg) -> ffmpeg;
      case Ffmpeg.Location.Missing(var sentence) -> throw new AssertionError(sentence);
    };
  }

  private static final class Installed {
    static final Ffmpeg FFMPEG =
        find(Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of).toList());
  }

  private static final class Bundled {
    static final Ffmpeg FFMPEG = find(List.of());
  }
}
