package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.OperationId;
import dev.cuepost.audit.history.Request;

/**
 * One call from its beginning to its end, on the timeline. What it did, it did in between.
 *
 * @param ended when its answer was there; without meaning if the outcome is unknown
 */
record Attempt(OperationId id, Request request, long invoked, long ended, Answer answer) {
  boolean unknown() {
    return answer instanceof Answer.Unknown;
  }
}
