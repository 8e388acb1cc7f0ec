package dev.cuepost.callback.setting;

import java.util.List;
import java.util.Optional;

/** What came of checking the parts of a setting. */
public sealed interface Checked {
  /** They can make a setting. */
  record Valid() implements Checked {}

  /**
   * They cannot.
   *
   * @param part the first part that is wrong or missing
   * @param missing whether it is missing rather than wrong
   * @param reason one sentence with the rule; never contains the key
   */
  record Invalid(Part part, boolean missing, String reason) implements Checked {
    static Invalid missing(Part part, String reason) {
      return new Invalid(part, true, reason);
    }

    static Invalid wrong(Part part, String reason) {
      return new Invalid(part, false, reason);
    }
  }

  /** The parts that can be wrong. */
  enum Part {
    URL,
    ENDPOINT,
    QUEUE_NAME,
    EVENTS,
    AUTH_KEY
  }

  /** The first fault, or none. */
  static Checked first(List<Optional<Invalid>> faults) {
    return faults.stream()
        .flatMap(Optional::stream)
        .findFirst()
        .<Checked>map(fault -> fault)
        .orElseGet(Valid::new);
  }

  /** Ends the construction of what is not valid. */
  default void orThrow() {
    if (this instanceof Invalid wrong) {
      throw new IllegalArgumentException(wrong.reason());
    }
  }
}
