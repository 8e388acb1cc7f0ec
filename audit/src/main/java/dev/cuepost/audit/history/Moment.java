package dev.cuepost.audit.history;

import java.time.Instant;

/**
 * When something happened, by two clocks.
 *
 * @param clock name of the steady clock; moments of the same one can be compared exactly
 * @param nanos what the steady clock showed, from any origin
 * @param wall what the clock on the wall showed, milliseconds
 */
public record Moment(String clock, long nanos, Instant wall) {}
