package dev.cuepost.callback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of a delivery, once it has ended.
 *
 * @param number 1 for the first
 * @param startedAt when it began, milliseconds
 * @param duration how long it took, milliseconds
 * @param outcome what came of it
 * @param exchange what was seen of the HTTP call, if there was one
 */
public record Attempt(
    int number,
    Instant startedAt,
    Duration duration,
    AttemptOutcome outcome,
    Optional<Exchange> exchange) {}
