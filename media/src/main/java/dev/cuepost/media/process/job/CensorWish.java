package dev.cuepost.media.process.job;

import java.util.Optional;

/**
 * What is to be censored, beside what is submitted with every job. The name of the job is the
 * title. There must be an input or a cover.
 *
 * @param input {@code Type} ({@code OSS} or {@code Media}) and {@code Media}, a JSON object
 * @param coverImages up to five of {@code Bucket}, {@code Location} and {@code Object}, a JSON
 *     array
 * @param description what is said about the file
 * @param barrages comments that run over it
 * @param output where pictures of what was found go, an address in a bucket that holds {@code
 *     {Count}}; none are taken without it
 * @param templateId a template for audits
 * @param notifyUrl where the end is told
 */
public record CensorWish(
    Optional<String> input,
    Optional<String> coverImages,
    Optional<String> description,
    Optional<String> barrages,
    Optional<String> output,
    Optional<String> templateId,
    Optional<String> notifyUrl) {}
