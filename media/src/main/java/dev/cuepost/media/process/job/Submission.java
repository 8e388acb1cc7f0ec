package dev.cuepost.media.process.job;

import java.util.Optional;

/**
 * What is submitted with every job.
 *
 * @param schedule {@code ScheduleConfig}, a JSON object
 */
public record Submission(
    Owner owner,
    Optional<String> name,
    Optional<String> userData,
    Optional<String> schedule,
    Optional<String> clientToken) {}
