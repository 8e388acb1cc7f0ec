package dev.cuepost.bench.smq;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Message bodies of one size, as clients send them: Base64 text. There are many different ones,
 * lest a store's compression finds the last one again.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Bodies(int size, byte[][] texts) {
  private static final int COUNT = 1_024;
  private static final long SEED = 20_150_606;

  public static Bodies of(int size) {
    var random = new Random(SEED);
    return new Bodies(
        size, IntStream.range(0, COUNT).mapToObj(_ -> text(random, size)).toArray(byte[][]::new));
  }

  private static byte[] text(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII)
        .substring(0, size)
        .getBytes(StandardCharsets.US_ASCII);
  }

  public byte[] text(int number) {
    return texts[Math.floorMod(number, texts.length)];
  }
}
