package dev.cuepost.media.mp4;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads where the pictures of a file lie, and looks at those that may be entries: files call
 * pictures so that are none, as pictures after them refer to such before them.
 */
public final class PictureReader {
  /** So much of a sample is looked at; its parameter sets and notes come before the picture. */
  private static final int BEGINNING = 16 << 10;

  private static final int SLICE = 1;
  private static final int ENTRY_SLICE = 5;
  private static final int SEQUENCE_SET = 7;
  private static final int PICTURE_SET = 8;

  private PictureReader() {}

  /**
   * The pictures of a track.
   *
   * @param number of the track in the file, from 0
   * @return nothing if it is not plain H.264, or its parameters change on the way
   * @throws IOException if the file cannot be read
   */
  public static Optional<CodedPictures> read(Path file, int number) throws IOException {
    try {
      var tracks = Mp4Reader.tracks(file);
      if (number >= tracks.size() || tracks.get(number).isEmpty()) {
        return Optional.empty();
      }
      var track = tracks.get(number).get();
      return Optional.of(pictures(file, track, AvcConfig.of(track.description())));
    } catch (MalformedException
        | BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static CodedPictures pictures(Path file, Track track, AvcConfig config)
      throws IOException {
    List<Long> shown = new ArrayList<>();
    Set<Integer> entries = new HashSet<>();
    long decoded = 0;
    try (var channel = FileChannel.open(file)) {
      for (Sample sample : track.samples()) {
        if (sample.sync() && isEntry(channel, sample, config)) {
          entries.add(shown.size());
        }
        shown.add(decoded + sample.later() - track.skipped());
        decoded += sample.lasting();
      }
    }
    return new CodedPictures(config, track.timescale(), shown, entries);
  }

  private static boolean isEntry(FileChannel channel, Sample sample, AvcConfig config)
      throws IOException {
    var bytes = Mp4Reader.read(channel, sample.offset(), Math.min(BEGINNING, sample.size()));
    while (bytes.remaining() > 4) {
      int length = bytes.getInt();
      int type = bytes.get(bytes.position()) & 31;
      if (type == SLICE || type == ENTRY_SLICE || length < 1 || length > bytes.remaining()) {
        return type == ENTRY_SLICE && length >= 1;
      }
      ByteBuffer unit = bytes.slice(bytes.position(), length);
      if (type == SEQUENCE_SET || type == PICTURE_SET) {
        byte[] set = new byte[length];
        unit.get(set);
        if (!config.has(set)) {
          throw new MalformedException("Parameters change on the way.");
        }
      }
      bytes.position(bytes.position() + length);
    }
    return false;
  }
}
