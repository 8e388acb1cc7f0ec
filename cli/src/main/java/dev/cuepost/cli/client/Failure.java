package dev.cuepost.cli.client;

import java.io.Serial;

/** A command could not do its work: one sentence for whoever typed it. */
public final class Failure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public Failure(String sentence) {
    super(sentence);
  }

  public Failure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
