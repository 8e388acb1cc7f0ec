package dev.cuepost.media.pull;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.egress.Checkpoint;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.store.ObjectName;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that fetches the file of an asset.
 *
 * @param jobId its name, 32 hex digits
 * @param mediaId the asset
 * @param streamId the stream of the asset that the file is of; empty if it is the asset's own
 * @param url where the file is
 * @param place where it will be
 * @param broken how many attempts have failed so far
 * @param checkpoint how much of the file has come
 * @param failure why it did not come
 */
public record Pull(
    String jobId,
    Product product,
    String account,
    String region,
    String app,
    String mediaId,
    Optional<String> streamId,
    String url,
    ObjectName place,
    Optional<String> userData,
    PullState state,
    int broken,
    Checkpoint checkpoint,
    Optional<Failure> failure,
    Instant createdAt,
    Optional<Instant> completedAt) {
  /** One that nobody has worked at. */
  public static Pull begun(
      String jobId,
      Asset asset,
      Optional<String> streamId,
      String url,
      ObjectName place,
      Optional<String> userData,
      Instant now) {
    return new Pull(
        jobId,
        asset.product(),
        asset.account(),
        asset.region(),
        asset.app(),
        asset.mediaId(),
        streamId,
        url,
        place,
        userData,
        PullState.PENDING,
        0,
        Checkpoint.NONE,
        Optional.empty(),
        now,
        Optional.empty());
  }

  /** The failure of a file that cannot be had from its URL. */
  public static final String UNAVAILABLE = "URLInvalidError";

  /** Of the file, in bytes; as much as has come if its length is not known. */
  public long sizeBytes() {
    return checkpoint.totalBytes().orElse(checkpoint.bytes());
  }
}
