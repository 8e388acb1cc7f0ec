package dev.cuepost.demo;

/** A step that did not go as it must: one sentence that says which and why. */
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String sentence) {
    super(sentence);
  }

  DemoFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
