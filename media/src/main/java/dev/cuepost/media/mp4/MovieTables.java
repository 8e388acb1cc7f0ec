package dev.cuepost.media.mp4;

import dev.cuepost.media.mp4.Mp4Writer.Chunk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The box {@code moov}, which tells of each sample when it is shown and where it lies. */
final class MovieTables {
  static final byte[] BRANDS =
      Box.of("ftyp", "isom\0\0\2\0isomiso2avc1mp41".getBytes(StandardCharsets.ISO_8859_1));

  private static final long SCALE = 1_000;
  private static final long UNDETERMINED_LANGUAGE = 0x55c4_0000L;
  private static final byte[] MATRIX = Box.ints(1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30);

  private final List<Track> tracks;
  private final List<Chunk> chunks;
  private final boolean large;

  /**
   * For one file.
   *
   * @param chunks in the order in which they lie there
   * @param large whether places need 64 bits
   */
  MovieTables(List<Track> tracks, List<Chunk> chunks, boolean large) {
    this.tracks = tracks;
    this.chunks = chunks;
    this.large = large;
  }

  /**
   * The box.
   *
   * @param media where the first chunk lies in the file
   */
  byte[] movie(long media) {
    List<byte[]> boxes = new ArrayList<>();
    long longest = tracks.stream().mapToLong(MovieTables::shown).max().orElse(0);
    boxes.add(
        Box.of(
            "mvhd",
            Box.ints(0, 0, 0, SCALE, longest, 1 << 16, 0x0100_0000, 0, 0),
            MATRIX,
            Box.ints(0, 0, 0, 0, 0, 0, tracks.size() + 1)));
    for (int number = 0; number < tracks.size(); number++) {
      boxes.add(track(number, media));
    }
    return Box.of("moov", boxes.toArray(byte[][]::new));
  }

  /** Rounded up: a track that ended too early would lose its last picture. */
  private static long shown(Track track) {
    return Math.ceilDiv(track.shownLength() * SCALE, track.timescale());
  }

  private byte[] track(int number, long media) {
    var track = tracks.get(number);
    boolean seen = track.handler().equals("vide");
    var entry = track.description();
    long width = seen ? entry.getShort(32) : 0;
    long height = seen ? entry.getShort(34) : 0;
    return Box.of(
        "trak",
        Box.of(
            "tkhd",
            Box.ints(3, 0, 0, number + 1, 0, shown(track), 0, 0, 0, seen ? 0 : 0x0100_0000),
            MATRIX,
            Box.ints(width << 16, height << 16)),
        Box.of("edts", Box.of("elst", Box.ints(0, 1, shown(track), track.skipped(), 1 << 16))),
        Box.of(
            "mdia",
            Box.of(
                "mdhd",
                Box.ints(0, 0, 0, track.timescale(), track.length(), UNDETERMINED_LANGUAGE)),
            Box.of("hdlr", handler(track, seen)),
            Box.of(
                "minf",
                seen ? Box.of("vmhd", Box.ints(1, 0, 0)) : Box.of("smhd", Box.ints(0, 0)),
                Box.of("dinf", Box.of("dref", Box.ints(0, 1), Box.of("url ", Box.ints(1)))),
                samples(number, media))));
  }

  private static byte[] handler(Track track, boolean seen) {
    String words =
        "\0\0\0\0\0\0\0\0%s\0\0\0\0\0\0\0\0\0\0\0\0%sHandler\0"
            .formatted(track.handler(), seen ? "Video" : "Sound");
    return words.getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] samples(int number, long media) {
    var track = tracks.get(number);
    byte[] entry = new byte[track.description().remaining()];
    track.description().duplicate().get(entry);
    List<byte[]> boxes = new ArrayList<>();
    boxes.add(Box.of("stsd", Box.ints(0, 1), entry));
    boxes.add(Box.of("stts", runs(track.samples().stream().map(Sample::lasting).toList())));
    if (track.samples().stream().anyMatch(sample -> sample.later() != 0)) {
      boxes.add(Box.of("ctts", runs(track.samples().stream().map(Sample::later).toList())));
    }
    if (!track.samples().stream().allMatch(Sample::sync)) {
      boxes.add(Box.of("stss", sync(track.samples())));
    }
    boxes.add(Box.of("stsc", perChunk(number)));
    boxes.add(Box.of("stsz", sizes(track.samples())));
    boxes.add(Box.of(large ? "co64" : "stco", places(number, media)));
    return Box.of("stbl", boxes.toArray(byte[][]::new));
  }

  private static byte[] runs(List<Long> values) {
    List<Long> runs = new ArrayList<>(List.of(0L, 0L));
    int first = 0;
    for (int index = 1; index <= values.size(); index++) {
      if (index == values.size() || !values.get(index).equals(values.get(first))) {
        runs.add((long) index - first);
        runs.add(values.get(first));
        first = index;
      }
    }
    runs.set(1, runs.size() / 2 - 1L);
    return ints(runs);
  }

  private static byte[] sync(List<Sample> samples) {
    List<Long> numbers = new ArrayList<>(List.of(0L, 0L));
    for (int index = 0; index < samples.size(); index++) {
      if (samples.get(index).sync()) {
        numbers.add(index + 1L);
      }
    }
    numbers.set(1, numbers.size() - 2L);
    return ints(numbers);
  }

  private byte[] perChunk(int number) {
    List<Long> runs = new ArrayList<>(List.of(0L, 0L));
    long index = 0;
    long before = -1;
    for (Chunk chunk : chunks) {
      if (chunk.track() == number) {
        index++;
        if (chunk.count() != before) {
          before = chunk.count();
          runs.addAll(List.of(index, before, 1L));
        }
      }
    }
    runs.set(1, (runs.size() - 2) / 3L);
    return ints(runs);
  }

  private static byte[] sizes(List<Sample> samples) {
    var bytes = ByteBuffer.allocate(12 + 4 * samples.size());
    bytes.putInt(0).putInt(0).putInt(samples.size());
    samples.forEach(sample -> bytes.putInt(sample.size()));
    return bytes.array();
  }

  private byte[] places(int number, long media) {
    List<Long> places = new ArrayList<>();
    long place = media;
    for (Chunk chunk : chunks) {
      if (chunk.track() == number) {
        places.add(place);
      }
      place += Mp4Writer.size(tracks, chunk);
    }
    var bytes = ByteBuffer.allocate(8 + (large ? 8 : 4) * places.size());
    bytes.putInt(0).putInt(places.size());
    for (long one : places) {
      if (large) {
        bytes.putLong(one);
      } else {
        bytes.putInt((int) one);
      }
    }
    return bytes.array();
  }

  private static byte[] ints(List<Long> numbers) {
    return Box.ints(numbers.stream().mapToLong(Long::longValue).toArray());
  }
}
