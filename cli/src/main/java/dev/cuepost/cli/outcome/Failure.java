package dev.cuepost.cli.outcome;

import java.io.Serial;

/** A command could not do its work: one sentence for whoever typed it. */
public final class Failure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Exit exit;

  /** One that ends with {@link Exit#FAILED}. */
  public Failure(String sentence) {
    this(Exit.FAILED, sentence);
  }

  /** One that ends with {@link Exit#FAILED}. */
  public Failure(String sentence, Throwable cause) {
    this(Exit.FAILED, sentence, cause);
  }

  public Failure(Exit exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  public Failure(Exit exit, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exit = exit;
  }

  /** A command line that makes no sense. */
  public static Failure usage(String sentence) {
    return new Failure(Exit.USAGE, sentence);
  }

  public Exit exit() {
    return exit;
  }
}
