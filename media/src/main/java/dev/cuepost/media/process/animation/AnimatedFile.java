package dev.cuepost.media.process.animation;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether an animated picture was written to its end. */
final class AnimatedFile {
  private static final int GIF_TRAILER = 0x3b;

  private AnimatedFile() {}

  static boolean isWhole(Path path, AnimationFormat format) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) < 16) {
      return false;
    }
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var head = new byte[12];
      file.readFully(head);
      String text = new String(head, StandardCharsets.ISO_8859_1);
      return switch (format) {
        case GIF -> {
          file.seek(file.length() - 1);
          yield text.startsWith("GIF89a") && file.read() == GIF_TRAILER;
        }
        case WEBP -> {
          file.seek(4);
          long told = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
          yield text.startsWith("RIFF") && text.endsWith("WEBP") && told + 8 == file.length();
        }
      };
    }
  }
}
