package dev.cuepost.media.process.job;

import java.util.Optional;

/**
 * What is to be compared with what, beside what is submitted with every job.
 *
 * @param input {@code Type} ({@code OSS} or {@code Media}) and {@code Media}, a JSON object
 * @param dbId the library, 1 to 64 characters
 * @param primaryKey by which the file stands in the library from then on, 1 to 256 characters
 * @param templateId a template for fingerprints
 * @param config what is said over the template, a JSON object; with a {@code SaveType} of {@code
 *     nosave} the file does not come into the library
 */
public record DnaWish(
    String input,
    String dbId,
    String primaryKey,
    Optional<String> templateId,
    Optional<String> config) {}
