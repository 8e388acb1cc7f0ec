package dev.cuepost.access;

import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a source's refusals into the audit log a few a second, and counts the others. All threads
 * may use it; {@code lock} guards everything.
 */
final class RefusalLimit {
  static final int PER_SECOND = 5;

  /** How long those left out are counted before an entry tells their number. */
  static final Duration TOLD_AFTER = Duration.ofMinutes(1);

  static final int SOURCES_MAX = 10_000;

  /** Stands for the sources that were too many to be remembered. */
  private static final String OTHERS = "others";

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Count> sources = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Count {
    private Instant second;
    private int admitted;
    private Instant leftOutSince;
    private long leftOut;

    Count(Instant now) {
      second = now;
      leftOutSince = now;
    }
  }

  /** Whether the entry is to be written. */
  boolean admits(AuditEntry entry) {
    lock.lock();
    try {
      Count count = sources.computeIfAbsent(entry.source(), _ -> new Count(entry.at()));
      if (Duration.between(count.second, entry.at()).abs().compareTo(SECOND) >= 0) {
        count.second = entry.at();
        count.admitted = 0;
      }
      if (count.admitted < PER_SECOND) {
        count.admitted++;
        return true;
      }
      leaveOut(count, 1, entry.at());
      forgetTooMany(entry.at());
      return false;
    } finally {
      lock.unlock();
    }
  }

  private static void leaveOut(Count count, long more, Instant now) {
    if (count.leftOut == 0) {
      count.leftOutSince = now;
    }
    count.leftOut += more;
  }

  private void forgetTooMany(Instant now) {
    Iterator<Map.Entry<String, Count>> eldest = sources.entrySet().iterator();
    long forgotten = 0;
    while (sources.size() >= SOURCES_MAX) {
      forgotten += eldest.next().getValue().leftOut;
      eldest.remove();
    }
    if (forgotten > 0) {
      leaveOut(sources.computeIfAbsent(OTHERS, _ -> new Count(now)), forgotten, now);
    }
  }

  /**
   * An entry for each source of which some were left out, and forgets the idle ones.
   *
   * @param all also of those that were left out only just now
   */
  List<AuditEntry> leftOut(Instant now, boolean all) {
    lock.lock();
    try {
      List<AuditEntry> told = new ArrayList<>();
      sources.forEach((source, count) -> {
        if (count.leftOut > 0 && (all || !count.leftOutSince.plus(TOLD_AFTER).isAfter(now))) {
          told.add(entry(now, source, count.leftOut));
          count.leftOut = 0;
        }
      });
      sources
          .values()
          .removeIf(count ->
              count.leftOut == 0
                  && Duration.between(count.second, now).abs().compareTo(SECOND) >= 0);
      return told;
    } finally {
      lock.unlock();
    }
  }

  private static AuditEntry entry(Instant now, String source, long leftOut) {
    return new AuditEntry(
        now, "", "", "", source, "", "", Outcome.FAILED, leftOut + " more refused", "");
  }
}
