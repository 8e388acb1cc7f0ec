package dev.cuepost.media.process.job;

import java.time.Duration;
import java.util.Optional;

/**
 * What is to be listened to, beside what is submitted with every job. The name of the job is the
 * title.
 *
 * @param input the address of an object, or the id of an asset
 * @param start from where on, the beginning if absent
 * @param length for how long, to the end if absent
 * @param description what its user says about it
 * @param config a JSON object
 */
public record SpeechWish(
    String input,
    Optional<Duration> start,
    Optional<Duration> length,
    Optional<String> description,
    Optional<String> config) {}
