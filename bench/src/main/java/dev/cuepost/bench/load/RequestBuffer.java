package dev.cuepost.bench.load;

import java.util.Arrays;

/** Bytes of a request on their way; grows as needed and is used again. */
public final class RequestBuffer {
  private byte[] bytes = new byte[4 * 1_024];
  private int length;

  public RequestBuffer clear() {
    length = 0;
    return this;
  }

  public RequestBuffer put(byte[] part) {
    return put(part, 0, part.length);
  }

  public RequestBuffer put(byte[] part, int from, int count) {
    ensure(count);
    System.arraycopy(part, from, bytes, length, count);
    length += count;
    return this;
  }

  /** Adds a text of ASCII characters. */
  public RequestBuffer put(String ascii) {
    ensure(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  public RequestBuffer put(int number) {
    return put(Integer.toString(number));
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
