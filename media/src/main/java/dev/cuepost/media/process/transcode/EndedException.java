package dev.cuepost.media.process.transcode;

import dev.cuepost.media.process.outcome.Outcome;

/** Carries an outcome that ends everything to {@link Transcoding}, and never further. */
final class EndedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Outcome outcome;

  EndedException(Outcome outcome) {
    super(null, null, false, false);
    this.outcome = outcome;
  }

  static EndedException badContent(String message) {
    return new EndedException(new Outcome.Failed("InvalidParameter.ResourceContentBad", message));
  }

  Outcome outcome() {
    return outcome;
  }
}
