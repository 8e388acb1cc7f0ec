package dev.cuepost.audit;

import dev.cuepost.audit.check.Counts;
import dev.cuepost.audit.check.Verdict;
import dev.cuepost.audit.check.Violation;
import dev.cuepost.audit.check.Violation.Kind;
import java.util.Locale;

/** A verdict for people to read. */
record VerdictTable(Verdict verdict) {
  private static final int EXAMPLES = 5;
  private static final int WIDTH = 46;

  String text() {
    var text = new StringBuilder();
    Counts counts = verdict.counts();
    line(text, "clients", counts.clients());
    line(text, "server killed (SIGKILL)", counts.serverKills());
    line(text, "server told to end (SIGTERM)", counts.serverStops());
    line(text, "sends acknowledged", counts.sendsAcknowledged());
    line(text, "sends refused", counts.sendsRefused());
    line(text, "sends that found no server", counts.sendsUnreached());
    line(text, "sends with unknown outcome", counts.sendsUnknown());
    line(text, "  of which turned up", counts.unknownSendsSeen());
    line(text, "messages received", counts.received());
    line(text, "  of which again (at least once allows it)", counts.duplicates());
    line(text, "receives with unknown outcome", counts.receivesUnknown());
    line(text, "messages peeked at", counts.peeked());
    line(text, "deletes acknowledged", counts.deletesAcknowledged());
    line(text, "deletes refused", counts.deletesRefused());
    line(text, "deletes with unknown outcome", counts.deletesUnknown());
    line(text, "visibility changes acknowledged", counts.hidesAcknowledged());
    line(text, "visibility changes with unknown outcome", counts.hidesUnknown());
    line(text, "found and deleted by the drain", counts.drained());
    optional(text, "handles that no history tells of", counts.handlesUnmatched());
    optional(text, "gone with their server, as memory allows", counts.forgotten());
    optional(text, "expired before the drain", counts.expired());
    optional(text, "not deleted, and no drain finished: undecided", counts.undecided());
    text.append('\n');
    for (Kind kind : Kind.values()) {
      line(text, kind.description(), verdict.count(kind));
      verdict.violations().stream()
          .filter(violation -> violation.kind() == kind)
          .limit(EXAMPLES)
          .forEach(violation -> example(text, violation));
    }
    return text.toString();
  }

  private static void example(StringBuilder text, Violation violation) {
    text.append("    %s: %s%n".formatted(violation.key(), violation.sentence()));
  }

  private static void optional(StringBuilder text, String name, long value) {
    if (value > 0) {
      line(text, name, value);
    }
  }

  private static void line(StringBuilder text, String name, long value) {
    text.append(String.format(Locale.ROOT, "  %-" + WIDTH + "s %,10d%n", name, value));
  }
}
