package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A time during which a message is hidden: from a receive, or from a send with a delay, which is
 * lease 0. Changes of its visibility move its end and give it further handles.
 */
final class Lease {
  private final int number;
  private final Attempt by;
  private final long earliest;
  private final long latest;
  private final List<Attempt> hides = new ArrayList<>();

  /**
   * @param number the dequeue count that the receive told; 0 for a delay
   * @param by what began it
   * @param earliest before this it cannot have ended by itself
   * @param latest after this it must have ended by itself
   */
  Lease(int number, Attempt by, long earliest, long latest) {
    this.number = number;
    this.by = by;
    this.earliest = earliest;
    this.latest = latest;
  }

  int number() {
    return number;
  }

  Attempt by() {
    return by;
  }

  /** Adds a change of visibility, other than one that is known to have been refused. */
  void add(Attempt hide) {
    hides.add(hide);
  }

  /**
   * Before this it had not ended, whichever of the changes were done that began before {@code at}.
   * All that were acknowledged were done while it lasted, or a stale handle was accepted; so the
   * last one of them set the end.
   */
  long earliestEnd(long at, Timeline timeline) {
    List<Attempt> done =
        hides.stream()
            .filter(hide -> !hide.unknown() && hide.invoked() < at)
            .sorted(Comparator.comparingLong(Attempt::invoked))
            .toList();
    long end =
        done.isEmpty()
            ? earliest
            : done.stream()
                .filter(hide -> hide.ended() >= done.getLast().invoked()) // any of them was last
                .mapToLong(hide -> told(hide, timeline))
                .min()
                .orElseThrow();
    for (Attempt hide : hides) {
      if (hide.unknown() && hide.invoked() < at) {
        end = Math.min(end, hide.invoked() + length(hide));
      }
    }
    return end;
  }

  /** After this it had ended, whichever of the changes but {@code except} were done. */
  long latestEnd(Timeline timeline, Attempt except) {
    long end = latest;
    for (Attempt hide : hides) {
      if (!hide.equals(except)) {
        end = Math.max(end, hide.unknown() ? Long.MAX_VALUE : told(hide, timeline));
      }
    }
    return end;
  }

  private static long told(Attempt hide, Timeline timeline) {
    return hide.answer() instanceof Answer.Hidden(_, var until) ? timeline.at(until) : 0;
  }

  private static long length(Attempt hide) {
    return hide.request() instanceof Request.Hide(_, _, var timeout) ? timeout.toNanos() : 0;
  }
}
