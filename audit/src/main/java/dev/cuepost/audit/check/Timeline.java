package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Event;
import dev.cuepost.audit.history.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * One axis of nanoseconds for all clocks. Each steady clock is set by what the clock on the wall
 * showed beside its first reading; from there on it goes by itself.
 *
 * @param offsets what to add to the readings of a clock
 * @param betweenClients by how much two clients' moments may be off; zero if they share a clock
 * @param toServer by how much a client's moments and the times that the server tells may be off
 */
record Timeline(Map<String, Long> offsets, long betweenClients, long toServer) {
  Timeline {
    offsets = Map.copyOf(offsets);
  }

  static Timeline of(Collection<Event> events, Duration slack) {
    Map<String, Long> offsets = new HashMap<>();
    for (Event event : events) {
      Moment at = event.at();
      offsets.putIfAbsent(at.clock(), nanos(at.wall()) - at.nanos());
    }
    return new Timeline(offsets, offsets.size() > 1 ? slack.toNanos() : 0, slack.toNanos());
  }

  long at(Moment moment) {
    return moment.nanos() + offsets.getOrDefault(moment.clock(), 0L);
  }

  /** A time that the server told. */
  long at(Instant wall) {
    return nanos(wall);
  }

  /** Whether one was over before the other began, however the clocks may be off. */
  boolean before(long end, long beginning) {
    return end < beginning - betweenClients;
  }

  /** Whether a client's moment lies before a time by the server's clock, whatever the clocks. */
  boolean beforeServerTime(long moment, long serverTime) {
    return moment < serverTime - toServer;
  }

  /** Whether a client's moment lies behind a time by the server's clock, whatever the clocks. */
  boolean afterServerTime(long moment, long serverTime) {
    return moment - toServer > serverTime;
  }

  private static long nanos(Instant wall) {
    return wall.toEpochMilli() * 1_000_000;
  }
}
