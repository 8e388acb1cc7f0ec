package dev.cuepost.media.job;

import java.util.Optional;

/**
 * A wish for a batch of editing jobs, as received; {@link Batches#submit} checks it.
 *
 * @param inputConfig JSON of the media
 * @param editingConfig JSON of how they are put together
 * @param outputConfig JSON of what is made, how often
 * @param userData opaque text, JSON by convention, at most 512 bytes; echoed
 * @param clientToken at most 64 ASCII characters; the same token gets the same batch
 */
public record SubmitBatch(
    String account,
    String region,
    String inputConfig,
    String editingConfig,
    String outputConfig,
    Optional<String> userData,
    Optional<String> clientToken) {}
