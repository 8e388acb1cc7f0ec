package dev.cuepost.queue;

import java.util.List;
import java.util.Optional;

/** What came of deleting messages. */
public sealed interface DeleteOutcome {
  /**
   * One entry a handle, in the order given: empty when the message is gone now, else why not. The
   * ones that worked stay deleted whatever came of the others.
   */
  record Done(List<Optional<HandleRefusal>> results) implements DeleteOutcome {
    public Done {
      results = List.copyOf(results);
    }
  }

  record NoSuchQueue() implements DeleteOutcome {}
}
