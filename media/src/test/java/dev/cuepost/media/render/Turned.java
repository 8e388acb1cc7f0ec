package dev.cuepost.media.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Materials that a player has to turn, as telephones and cameras write them. */
final class Turned {
  private Turned() {}

  /**
   * A copy of a video with another display matrix, written over the one in its track header, as
   * FFmpeg releases differ in how they are told to do it.
   *
   * @param degrees against the clock, as FFmpeg counts them: 0, 90, 180 or -90
   */
  static Path video(Studio studio, String from, String to, int degrees) throws IOException {
    var bytes = Files.readAllBytes(studio.folder.resolve(from));
    int header = indexOf(bytes, "tkhd");
    var matrix = ByteBuffer.wrap(bytes, header + 4 + 40, 36);
    int one = 0x10000;
    int[] corners =
        switch (degrees) {
          case 90 -> new int[] {0, -one, one, 0};
          case -90 -> new int[] {0, one, -one, 0};
          case 180 -> new int[] {-one, 0, 0, -one};
          default -> new int[] {one, 0, 0, one};
        };
    for (int value :
        new int[] {corners[0], corners[1], 0, corners[2], corners[3], 0, 0, 0, 0x40000000}) {
      matrix.putInt(value);
    }
    return Files.write(studio.folder.resolve(to), bytes);
  }

  /** A copy of a JPEG with an EXIF note of how the camera was held. */
  static Path photo(Path from, Path to, int orientation) throws IOException {
    var bytes = Files.readAllBytes(from);
    var note = ByteBuffer.allocate(36);
    note.putShort((short) 0xffe1)
        .putShort((short) 34)
        .put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
    note.putShort((short) 42).putInt(8).putShort((short) 1);
    note.putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation);
    note.putShort((short) 0).putInt(0);
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, 2);
    out.write(note.array());
    out.write(bytes, 2, bytes.length - 2);
    return Files.write(to, out.toByteArray());
  }

  private static int indexOf(byte[] bytes, String word) throws IOException {
    var wanted = word.getBytes(StandardCharsets.US_ASCII);
    for (int index = 0; index < bytes.length - wanted.length; index++) {
      if (Arrays.equals(bytes, index, index + wanted.length, wanted, 0, wanted.length)) {
        return index;
      }
    }
    throw new IOException("no " + word);
  }
}
