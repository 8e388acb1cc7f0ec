package dev.cuepost.media.process.job;

/**
 * When a job's turn comes.
 *
 * @param pipelineId where it waits
 * @param priority 1 to 10 within its pipeline, the highest first
 */
public record Schedule(String pipelineId, int priority) {}
