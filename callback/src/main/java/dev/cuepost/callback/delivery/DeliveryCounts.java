package dev.cuepost.callback.delivery;

/**
 * What became of deliveries since the start of the process.
 *
 * @param delivered deliveries that their target took
 * @param failedAttempts attempts that failed, the last ones of deliveries included
 * @param givenUp deliveries that were given up
 */
public record DeliveryCounts(long delivered, long failedAttempts, long givenUp) {}
