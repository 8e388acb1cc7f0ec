package dev.cuepost.media.process.pipeline;

import java.time.Instant;

/**
 * A queue of jobs of one account in one region.
 *
 * @param speed as its maker called it; all speeds are the same here
 * @param priority 1 to 10, the highest goes first
 * @param active whether its jobs are begun; those under way come to their end in any case
 */
public record Pipeline(
    String id,
    String name,
    String speed,
    int priority,
    boolean active,
    Instant createdAt,
    Instant modifiedAt) {}
