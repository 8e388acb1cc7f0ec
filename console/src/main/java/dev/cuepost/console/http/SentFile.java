package dev.cuepost.console.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file that a form brings, in memory; its bytes are never changed. */
public final class SentFile {
  private final String name;
  private final byte[] bytes;

  SentFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** As it is called where it comes from, without folders. */
  public String name() {
    return name;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
