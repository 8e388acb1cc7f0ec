package dev.cuepost.media.mp4;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tables of MP4 files, and none of their media. */
public final class Mp4Reader {
  private static final long MOST_TABLES = 64 << 20;
  private static final int MOST_BOXES = 10_000;

  private Mp4Reader() {}

  /**
   * The tracks, in their order; those whose times are not plain are left out.
   *
   * @throws MalformedException if it is no such file, or one in fragments
   */
  static List<Optional<Track>> tracks(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var tables = new Box("moov", tables(channel));
      long movieScale = TrackReader.scale(tables.get("mvhd"));
      List<Optional<Track>> tracks = new ArrayList<>();
      for (Box box : Box.in(tables.content())) {
        if (box.type().equals("trak")) {
          tracks.add(new TrackReader(file, channel.size(), movieScale, box).read());
        }
      }
      return tracks;
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException _) {
      throw new MalformedException("A table ends too early, or holds numbers beyond all bounds.");
    }
  }

  /** The track with this number, from 0. */
  public static Track track(Path file, int number) throws IOException {
    var tracks = tracks(file);
    if (number >= tracks.size()) {
      throw new MalformedException("No track " + number + ".");
    }
    return tracks
        .get(number)
        .orElseThrow(() -> new MalformedException("Parts of a track are left out or moved."));
  }

  private static ByteBuffer tables(FileChannel channel) throws IOException {
    long position = 0;
    for (int count = 0; count < MOST_BOXES && position + 8 <= channel.size(); count++) {
      var head = read(channel, position, (int) Math.min(16, channel.size() - position));
      long size = Integer.toUnsignedLong(head.getInt());
      String type = Box.type(head);
      int header = 8;
      if (size == 1) {
        size = head.getLong();
        header = 16;
      } else if (size == 0) {
        size = channel.size() - position;
      }
      if (size < header || size > channel.size() - position) {
        throw new MalformedException("A box " + type + " ends outside of the file.");
      }
      if (type.equals("moov")) {
        if (size > MOST_TABLES) {
          throw new MalformedException("The tables have " + size + " bytes.");
        }
        return read(channel, position + header, (int) size - header);
      }
      position += size;
    }
    throw new MalformedException("No box moov.");
  }

  static ByteBuffer read(FileChannel channel, long position, int count) throws IOException {
    var bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new MalformedException("The file ends too early.");
      }
    }
    return bytes.flip();
  }
}
