package dev.cuepost.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Pieces of picture tracks one after the other, each picture as long as every other. */
public final class PictureRow {
  private static final byte[] NOTHING = {};

  private final Map<Path, Track> tracks = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final long timescale;
  private final long lasting;

  /**
   * An empty row.
   *
   * @param timescale ticks a second
   * @param lasting ticks of each picture
   */
  public PictureRow(long timescale, long lasting) {
    this.timescale = timescale;
    this.lasting = lasting;
  }

  /**
   * Adds pictures of a file.
   *
   * @param number of the track in it, from 0
   * @param first with which decoding may begin
   * @param count whose pictures are shown without a gap, and refer to none but each other
   */
  public void add(Path file, int number, int first, int count) throws IOException {
    var track = tracks.get(file);
    if (track == null) {
      track = Mp4Reader.track(file, number);
      tracks.put(file, track);
    }
    if (first + count > track.samples().size() || !track.samples().get(first).sync()) {
      throw new MalformedException("No pictures " + first + " and " + count + " after it.");
    }
    int base = samples.size();
    List<Integer> order = order(track, first, count);
    List<Integer> place = new ArrayList<>(order);
    for (int rank = 0; rank < count; rank++) {
      place.set(order.get(rank), base + rank);
    }
    samples.addAll(track.samples().subList(first, first + count));
    places.addAll(place);
  }

  /** The numbers of the pictures by the moment in which they are shown. */
  private static List<Integer> order(Track track, int first, int count) {
    long[] shown = new long[count];
    long decoded = 0;
    for (int index = 0; index < count; index++) {
      var sample = track.samples().get(first + index);
      shown[index] = decoded + sample.later();
      decoded += sample.lasting();
    }
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingLong(index -> shown[index]))
        .toList();
  }

  /** The row as one track, which is decoded as little as possible before it is shown. */
  public Track track(int width, int height) throws MalformedException {
    long ahead = 0;
    for (int index = 0; index < samples.size(); index++) {
      ahead = Math.max(ahead, index - places.get(index));
    }
    List<Sample> placed = new ArrayList<>(samples.size());
    for (int index = 0; index < samples.size(); index++) {
      var sample = samples.get(index);
      placed.add(
          new Sample(
              sample.file(),
              sample.offset(),
              sample.size(),
              lasting,
              (places.get(index) - index + ahead) * lasting,
              sample.sync()));
    }
    return new Track("vide", timescale, description(width, height), placed, ahead * lasting);
  }

  private ByteBuffer description(int width, int height) throws MalformedException {
    AvcConfig config = AvcConfig.of(samples.isEmpty() ? ByteBuffer.allocate(0) : first());
    for (var track : tracks.values()) {
      config = config.with(AvcConfig.of(track.description()));
    }
    var fixed = ByteBuffer.allocate(78);
    fixed.putShort(6, (short) 1).putShort(24, (short) width).putShort(26, (short) height);
    fixed.putInt(28, 72 << 16).putInt(32, 72 << 16).putShort(40, (short) 1);
    fixed.putShort(74, (short) 24).putShort(76, (short) -1);
    return ByteBuffer.wrap(
        Box.of("avc1", fixed.array(), Box.of("avcC", config.bytes()), colour(), square()));
  }

  private ByteBuffer first() {
    return tracks.values().iterator().next().description();
  }

  /** As one of the tracks describes it; all of them have the same colours. */
  private byte[] colour() throws MalformedException {
    var entry = Box.in(first()).getFirst().content();
    var found = new Box("", entry.slice(78, entry.remaining() - 78)).find("colr");
    if (found.isEmpty()) {
      return NOTHING;
    }
    byte[] content = new byte[found.get().content().remaining()];
    found.get().content().duplicate().get(content);
    return Box.of("colr", content);
  }

  private static byte[] square() {
    return Box.of("pasp", Box.ints(1, 1));
  }
}
