package dev.cuepost.media.stream;

import dev.cuepost.media.asset.Asset;
import java.util.Optional;

/**
 * A further file of an asset that was fetched.
 *
 * @param jobId of the job that fetched it
 * @param definition what players call it, such as {@code HD}, if its user said it
 * @param seen the asset as if this were its only file
 */
public record FetchedStream(String jobId, Optional<String> definition, Asset seen) {}
