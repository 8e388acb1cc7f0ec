package dev.cuepost.media.process.picture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Looks whether a JPEG file was written to its end. */
public final class Jpeg {
  private static final int BEGIN = 0xffd8;
  private static final int END = 0xffd9;

  private Jpeg() {}

  public static boolean isWhole(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < 4) {
        return false;
      }
      int begin = file.readUnsignedShort();
      file.seek(file.length() - 2);
      return begin == BEGIN && file.readUnsignedShort() == END;
    }
  }
}
