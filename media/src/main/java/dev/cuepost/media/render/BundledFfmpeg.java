package dev.cuepost.media.render;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * The FFmpeg that comes along in a jar ({@code org.bytedeco:ffmpeg}, GPL build): programs and the
 * libraries that they look for beside themselves.
 */
final class BundledFfmpeg {
  private static final String FOLDER = "org/bytedeco/ffmpeg/linux-x86_64-gpl/";

  private BundledFfmpeg() {}

  /** Unpacks it unless that was done before; returns its ffmpeg program. */
  static Optional<Path> unpack(Path into) {
    var resource = BundledFfmpeg.class.getClassLoader().getResource(FOLDER + "ffmpeg");
    try {
      if (resource == null || !(resource.openConnection() instanceof JarURLConnection connection)) {
        return Optional.empty();
      }
      connection.setUseCaches(false);
      try (var jar = connection.getJarFile()) {
        var entries = entries(jar);
        Path home = into.resolve("ffmpeg-" + name(entries));
        if (!Files.isDirectory(home)) {
          unpack(jar, entries, home);
        }
        return Optional.of(home.resolve("ffmpeg"));
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static List<JarEntry> entries(JarFile jar) {
    return jar.stream()
        .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
        .filter(entry -> !entry.getName().startsWith(FOLDER + "libjni"))
        .sorted(Comparator.comparing(JarEntry::getName))
        .toList();
  }

  /** Another content gets another name, so that a newer build never meets an older one's files. */
  private static String name(List<JarEntry> entries) {
    var sum = new CRC32();
    entries.forEach(
        entry -> sum.update(Long.toHexString(entry.getCrc()).getBytes(StandardCharsets.US_ASCII)));
    return Long.toHexString(sum.getValue());
  }

  /** Under a temporary name first: what has the final name is complete. */
  private static void unpack(JarFile jar, List<JarEntry> entries, Path home) throws IOException {
    Files.createDirectories(home.getParent());
    Path unfinished = Files.createTempDirectory(home.getParent(), "ffmpeg-unpacking");
    for (var entry : entries) {
      Path file = unfinished.resolve(entry.getName().substring(FOLDER.length()));
      try (var bytes = jar.getInputStream(entry)) {
        Files.copy(bytes, file);
      }
      if (!file.toFile().setExecutable(true)) {
        throw new IOException("cannot be made executable: " + file);
      }
    }
    try {
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException problem) {
      if (!Files.isDirectory(home)) {
        throw problem;
      }
      // another process was faster; its copy is as good
    }
  }
}
