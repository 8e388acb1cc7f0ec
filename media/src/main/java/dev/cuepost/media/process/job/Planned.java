package dev.cuepost.media.process.job;

/**
 * A job to be.
 *
 * @param state {@code INIT}, or {@code WAITING} if it needs what others of its group make
 */
record Planned(String jobId, JobKind kind, JobState state, Order order) {}
