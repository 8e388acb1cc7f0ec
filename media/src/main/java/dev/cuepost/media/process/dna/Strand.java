package dev.cuepost.media.process.dna;

import java.time.Duration;

/**
 * One of the two things that a fingerprint is made of: a row of frames, evenly in time, each of
 * some bits. Frames of copies differ in few bits, other frames in about as many as chance makes.
 */
enum Strand {
  /** 380 digits of three values each, as two bits: 00, 01, 11. */
  PICTURE(200, 12, 760, 24, 12, 338, 90, 5, 1),
  /** 32 signs. */
  SOUND(64, 1, 32, 4, 16, 16, 10, 31, 8);

  /**
   * A step through the digits, or signs, that reaches all of them and takes no two neighbours,
   * which tell much the same.
   */
  private static final int STEP = 149;

  private final int millis;
  private final int words;
  private final int bits;
  private final int tables;
  private final int perKey;
  private final int chance;
  private final int limit;
  private final int window;
  private final int edge;

  Strand(
      int millis,
      int words,
      int bits,
      int tables,
      int perKey,
      int chance,
      int limit,
      int window,
      int edge) {
    this.millis = millis;
    this.words = words;
    this.bits = bits;
    this.tables = tables;
    this.perKey = perKey;
    this.chance = chance;
    this.limit = limit;
    this.window = window;
    this.edge = edge;
  }

  /** When a frame begins. */
  Duration time(int frame) {
    return Duration.ofMillis((long) millis * frame);
  }

  /** How many frames begin within a time. */
  int frames(Duration time) {
    return Math.toIntExact(Math.ceilDiv(time.toMillis(), millis));
  }

  /** How many longs hold a frame's bits. */
  int words() {
    return words;
  }

  /** How many tables an index has. */
  int tables() {
    return tables;
  }

  /** How many bits differ between frames that have nothing to do with each other. */
  int chance() {
    return chance;
  }

  /** How many bits may differ between frames of copies, on the average over a window. */
  int limit() {
    return limit;
  }

  /** How many frames in a row must be alike to count as a copy. */
  int window() {
    return window;
  }

  /** How many frames together tell where a copy begins and ends. */
  int edge() {
    return edge;
  }

  /**
   * What a table knows a frame by: some of its digits or signs, mixed to 16 bits.
   *
   * @param at where the frame begins in {@code row}
   */
  int key(long[] row, int at, int table) {
    boolean digits = this == PICTURE;
    int places = digits ? bits / 2 : bits;
    // tables that come round to the same places again part them in another way
    int round = table * perKey / places;
    int begin = table * perKey + round * perKey / 2;
    int mixed = 0;
    for (int index = 0; index < perKey; index++) {
      int place = (begin + index) * STEP % places;
      int bit = digits ? 2 * place : place;
      long taken = (row[at + (bit >>> 6)] >>> (bit & 63)) & (digits ? 3 : 1);
      mixed = digits ? mixed * 3 + Long.bitCount(taken) : 2 * mixed + (int) taken;
    }
    return digits ? (mixed * 0x9E3779B1) >>> 16 : mixed;
  }
}
