package dev.cuepost.callback;

import java.time.Duration;
import java.time.Instant;

/**
 * One attempt of a delivery, once it has ended.
 *
 * @param number 1 for the first
 * @param startedAt when it began, milliseconds
 * @param duration how long it took, milliseconds
 * @param outcome what came of it
 */
public record Attempt(int number, Instant startedAt, Duration duration, AttemptOutcome outcome) {}
