package dev.cuepost.media.s3;

import java.net.URI;
import java.util.Optional;

/**
 * Where pieces lie, and who asks for them.
 *
 * @param endpoint of a storage that is not Amazon's; buckets are then named in paths
 * @param region such as {@code us-east-1}; most storages that are not Amazon's take any
 * @param bucket there already
 * @param prefix what the keys of all pieces begin with, or empty
 * @param key absent: what Amazon's own programs would take (environment, profile, role)
 */
public record S3Bucket(
    Optional<URI> endpoint, String region, String bucket, String prefix, Optional<S3Key> key) {
  /** An access key. */
  public record S3Key(String id, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
      return id;
    }
  }

  /** As a person calls it. */
  @Override
  public String toString() {
    return "s3://%s/%s at %s"
        .formatted(bucket, prefix, endpoint.map(URI::toString).orElse("Amazon, " + region));
  }
}
