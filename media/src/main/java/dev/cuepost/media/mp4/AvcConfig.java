package dev.cuepost.media.mp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a decoder of H.264 must know before the first picture: the content of a box {@code avcC}.
 *
 * @param sequences sequence parameter sets, in hex; at least one
 * @param pictures picture parameter sets, in hex; at least one
 */
public record AvcConfig(List<String> sequences, List<String> pictures) {
  private static final HexFormat HEX = HexFormat.of();

  /** More sets of one kind leave no number for others. */
  private static final int MOST = 16;

  /** A set that is longer is none. */
  private static final int LONGEST = 1_000;

  public AvcConfig {
    sequences = List.copyOf(sequences);
    pictures = List.copyOf(pictures);
  }

  /** Of a track's description, if that is {@code avc1} with lengths of four bytes. */
  static AvcConfig of(ByteBuffer description) throws MalformedException {
    var boxes = Box.in(description);
    if (boxes.isEmpty()) {
      throw new MalformedException("No description.");
    }
    var entry = boxes.getFirst();
    if (!entry.type().equals("avc1") && !entry.type().equals("avc3")) {
      throw new MalformedException("Coded as " + entry.type() + ".");
    }
    var content = inside(entry.content(), "avcC").content().slice();
    content.position(4);
    if ((content.get() & 3) != 3) {
      throw new MalformedException("Lengths of other than four bytes.");
    }
    return new AvcConfig(sets(content, content.get() & 31), sets(content, content.get()));
  }

  /** A box beside the fixed fields of a picture's entry. */
  static Box inside(ByteBuffer entry, String type) throws MalformedException {
    return new Box("", entry.slice(78, entry.remaining() - 78)).get(type);
  }

  private static List<String> sets(ByteBuffer from, int count) throws MalformedException {
    List<String> sets = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      byte[] set = new byte[Short.toUnsignedInt(from.getShort())];
      from.get(set);
      if (set.length < 2 || ((set[0] & 31) == 7 && set.length < 5) || set.length > LONGEST) {
        throw new MalformedException("A parameter set of " + set.length + " bytes.");
      }
      sets.add(HEX.formatHex(set));
    }
    if (sets.isEmpty() || sets.size() > MOST) {
      throw new MalformedException(sets.size() + " parameter sets.");
    }
    return sets;
  }

  /** The smallest number that none of its sets has; a number is below 32. */
  public int freeNumber() {
    Set<Integer> taken = new HashSet<>();
    sequences.forEach(set -> taken.add(number(set, 4)));
    pictures.forEach(set -> taken.add(number(set, 1)));
    int free = 0;
    while (taken.contains(free)) {
      free++;
    }
    return free;
  }

  /** Whether a set of this number and kind says what this set says. */
  boolean has(byte[] set) {
    String hex = HEX.formatHex(set);
    return sequences.contains(hex) || pictures.contains(hex);
  }

  /** Both; sets that differ have different numbers. */
  AvcConfig with(AvcConfig other) throws MalformedException {
    var joined = new AvcConfig(both(sequences, other.sequences), both(pictures, other.pictures));
    if (clash(joined.sequences, 4) || clash(joined.pictures, 1)) {
      throw new MalformedException("Different parameter sets have one number.");
    }
    return joined;
  }

  private static List<String> both(List<String> ones, List<String> others) {
    var all = new LinkedHashSet<>(ones);
    all.addAll(others);
    return List.copyOf(all);
  }

  private static boolean clash(List<String> sets, int numberAt) {
    return sets.stream().map(set -> number(set, numberAt)).distinct().count() < sets.size();
  }

  /** The number of a set: an Exp-Golomb code that begins with this byte. */
  private static int number(String set, int at) {
    byte[] bytes = HEX.parseHex(set);
    int bit = at * 8;
    int zeros = 0;
    while (zeros < 16 && bit(bytes, bit) == 0) {
      zeros++;
      bit++;
    }
    int value = 0;
    for (int count = 0; count <= zeros; count++) {
      value = (value << 1) | bit(bytes, bit++);
    }
    return value - 1;
  }

  private static int bit(byte[] bytes, int index) {
    return index / 8 < bytes.length ? (bytes[index / 8] >> (7 - index % 8)) & 1 : 1;
  }

  /** As the content of a box, by the set of the highest level. */
  byte[] bytes() {
    byte[] highest = HEX.parseHex(sequences.getFirst());
    int compatible = 0xff;
    for (String set : sequences) {
      byte[] one = HEX.parseHex(set);
      compatible &= one[2];
      if ((one[1] & 0xff) > (highest[1] & 0xff)
          || (one[1] == highest[1] && (one[3] & 0xff) > (highest[3] & 0xff))) {
        highest = one;
      }
    }
    var bytes = ByteBuffer.allocate(16 + (sequences.size() + pictures.size()) * (2 + LONGEST));
    bytes.put((byte) 1).put(highest[1]).put((byte) compatible).put(highest[3]).put((byte) 0xff);
    bytes.put((byte) (0xe0 | sequences.size()));
    put(bytes, sequences);
    bytes.put((byte) pictures.size());
    put(bytes, pictures);
    if ((highest[1] & 0xff) >= 100) { // 4:2:0 in eight bits, no extensions
      bytes.put((byte) 0xfd).put((byte) 0xf8).put((byte) 0xf8).put((byte) 0);
    }
    byte[] whole = new byte[bytes.flip().remaining()];
    bytes.get(whole);
    return whole;
  }

  private static void put(ByteBuffer bytes, List<String> sets) {
    for (String set : sets) {
      byte[] one = HEX.parseHex(set);
      bytes.putShort((short) one.length).put(one);
    }
  }
}
