package dev.cuepost.bench.smq;

import dev.cuepost.bench.load.RequestBuffer;

/** Receipt handles of one answer, kept until they are deleted. */
public final class Handles {
  private static final int MAX = 16;
  private static final int MAX_BYTES = 4 * 1_024;

  private final byte[] bytes = new byte[MAX_BYTES];
  private final int[] ends = new int[MAX];
  private int count;

  void clear() {
    count = 0;
  }

  void add(byte[] source, int from, int end) {
    int at = start(count);
    System.arraycopy(source, from, bytes, at, end - from);
    ends[count++] = at + end - from;
  }

  public int count() {
    return count;
  }

  void put(RequestBuffer request, int number) {
    int from = start(number);
    request.put(bytes, from, ends[number] - from);
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }
}
