package dev.cuepost.media.mp4;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** From the tables of a track to its samples. */
final class TrackReader {
  private static final int MOST_SAMPLES = 1_000_000;

  private final Path file;
  private final long fileSize;
  private final long movieScale;
  private final Box track;

  TrackReader(Path file, long fileSize, long movieScale, Box track) {
    this.file = file;
    this.fileSize = fileSize;
    this.movieScale = movieScale;
    this.track = track;
  }

  /** Ticks a second, of a box {@code mvhd} or {@code mdhd}. */
  static long scale(Box header) throws MalformedException {
    long scale = Integer.toUnsignedLong(header.table().getInt(header.version() == 1 ? 16 : 8));
    if (scale == 0) {
      throw new MalformedException("A clock has no ticks.");
    }
    return scale;
  }

  /** Nothing if parts of it are left out or moved, or if it is coded in several ways. */
  Optional<Track> read() throws MalformedException {
    var media = track.get("mdia");
    long scale = scale(media.get("mdhd"));
    var handler = media.get("hdlr").table();
    handler.getInt();
    String kind = Box.type(handler);
    var tables = media.get("minf", "stbl");
    var descriptions = tables.get("stsd").table();
    if (descriptions.getInt() != 1) {
      return Optional.empty();
    }
    int[] sizes = sizes(tables.get("stsz").table());
    long[] lasting = lasting(tables.get("stts").table(), sizes.length);
    var edit = edit(scale, Arrays.stream(lasting).sum());
    if (sizes.length == 0 || edit.isEmpty()) {
      return Optional.empty();
    }
    long[] offsets = offsets(tables, sizes);
    long[] later = later(tables, sizes.length);
    BitSet sync = sync(tables, sizes.length);
    List<Sample> samples = new ArrayList<>(sizes.length);
    for (int index = 0; index < sizes.length; index++) {
      samples.add(
          new Sample(
              file, offsets[index], sizes[index], lasting[index], later[index], sync.get(index)));
    }
    return Optional.of(new Track(kind, scale, descriptions.slice(), samples, edit.get()));
  }

  /**
   * The ticks that are left out at the beginning, negative where it comes later, if the rest is
   * shown as it is.
   */
  private Optional<Long> edit(long scale, long length) throws MalformedException {
    var list = track.find("edts", "elst");
    if (list.isEmpty()) {
      return Optional.of(0L);
    }
    var edits = list.get().table();
    boolean wide = list.get().version() == 1;
    int count = edits.getInt();
    long wait = 0;
    for (int number = 1; number <= Math.min(count, 2); number++) {
      long lasts = wide ? edits.getLong() : Integer.toUnsignedLong(edits.getInt());
      long from = wide ? edits.getLong() : edits.getInt();
      boolean plain = edits.getInt() == 1 << 16;
      if (from == -1 && count == 2 && number == 1) {
        wait = Math.round((double) lasts / movieScale * scale);
      } else if (number == count && plain && from >= 0 && from < Integer.MAX_VALUE) {
        // some that write fragments leave out the length
        boolean whole =
            lasts == 0 || (double) lasts / movieScale + 0.002 >= (double) (length - from) / scale;
        return whole ? Optional.of(from - wait) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int[] sizes(ByteBuffer table) throws MalformedException {
    int same = table.getInt();
    int[] sizes = new int[count(table, same == 0 ? 4 : 0)];
    for (int index = 0; index < sizes.length; index++) {
      sizes[index] = same == 0 ? table.getInt() : same;
      if (sizes[index] < 0) {
        throw new MalformedException("A sample has no size.");
      }
    }
    return sizes;
  }

  private static int count(ByteBuffer table, int entrySize) throws MalformedException {
    int count = table.getInt();
    if (count < 0 || count > MOST_SAMPLES || (long) count * entrySize > table.remaining()) {
      throw new MalformedException("A table has more entries than it can hold.");
    }
    return count;
  }

  private static long[] lasting(ByteBuffer table, int samples) throws MalformedException {
    return runs(table, samples, false);
  }

  private static long[] later(Box tables, int samples) throws MalformedException {
    var offsets = tables.find("ctts");
    return offsets.isPresent() ? runs(offsets.get().table(), samples, true) : new long[samples];
  }

  /** A table of runs: so many samples have this value. */
  private static long[] runs(ByteBuffer table, int samples, boolean signed)
      throws MalformedException {
    long[] values = new long[samples];
    int runs = count(table, 8);
    int done = 0;
    for (int run = 0; run < runs; run++) {
      long length = Integer.toUnsignedLong(table.getInt());
      int value = table.getInt();
      int end = (int) Math.min(samples, done + length);
      Arrays.fill(values, done, end, signed ? value : Integer.toUnsignedLong(value));
      done = end;
    }
    return values;
  }

  private static BitSet sync(Box tables, int samples) throws MalformedException {
    var sync = new BitSet(samples);
    var listed = tables.find("stss");
    if (listed.isEmpty()) {
      sync.set(0, samples);
      return sync;
    }
    var table = listed.get().table();
    int count = count(table, 4);
    for (int index = 0; index < count; index++) {
      int number = table.getInt();
      if (number >= 1 && number <= samples) {
        sync.set(number - 1);
      }
    }
    return sync;
  }

  private long[] offsets(Box tables, int[] sizes) throws MalformedException {
    var wide = tables.find("co64");
    var chunks = wide.isPresent() ? wide.get().table() : tables.get("stco").table();
    int chunkCount = count(chunks, wide.isPresent() ? 8 : 4);
    var runs = tables.get("stsc").table();
    int runCount = count(runs, 12);
    long[] offsets = new long[sizes.length];
    int sample = 0;
    for (int run = 0; run < runCount; run++) {
      int first = runs.getInt();
      int perChunk = runs.getInt();
      runs.getInt();
      int end = run + 1 < runCount ? runs.getInt(runs.position()) : chunkCount + 1;
      if (first < 1 || perChunk < 1 || end < first || end > chunkCount + 1) {
        throw new MalformedException("Chunks that are not there.");
      }
      for (int chunk = first; chunk < end && sample < sizes.length; chunk++) {
        long offset =
            wide.isPresent()
                ? chunks.getLong(4 + 8 * (chunk - 1))
                : Integer.toUnsignedLong(chunks.getInt(4 + 4 * (chunk - 1)));
        for (int count = 0; count < perChunk && sample < sizes.length; count++) {
          if (offset < 0 || offset > fileSize - sizes[sample]) {
            throw new MalformedException("A sample lies outside of the file.");
          }
          offsets[sample] = offset;
          offset += sizes[sample++];
        }
      }
    }
    if (sample < sizes.length) {
      throw new MalformedException("Samples without a place.");
    }
    return offsets;
  }
}
