package dev.cuepost.server;

import dev.cuepost.media.s3.S3Bucket;
import dev.cuepost.media.s3.S3Bucket.S3Key;
import dev.cuepost.media.s3.S3Pieces;
import dev.cuepost.media.store.DirectoryObjectStore;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.indexed.IndexedObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of an S3 storage that holds the bytes of objects.
 *
 * @param name 3 to 63 of a-z, 0-9, dots and hyphens
 * @param endpoint absent: Amazon's
 * @param region as the storage names it
 * @param prefix what all keys begin with, or empty
 */
record ObjectsBucket(String name, Optional<URI> endpoint, String region, String prefix) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-zA-Z0-9-]{1,64}");
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._/-]{0,200}");
  private static final String KEY_ID = "CUEPOST_S3_ACCESS_KEY_ID";
  private static final String KEY_SECRET = "CUEPOST_S3_ACCESS_KEY_SECRET";

  ObjectsBucket {
    require(NAME, name, "objects.s3.bucket must be 3 to 63 of a-z, 0-9, dots and hyphens");
    require(REGION, region, "objects.s3.region must be 1 to 64 letters, digits and hyphens");
    require(PREFIX, prefix, "objects.s3.prefix must be at most 200 of a-z, 0-9 and ./_-");
  }

  private static void require(Pattern pattern, String text, String sentence) {
    if (!pattern.matcher(text).matches()) {
      throw new Problem("%s, was '%s'".formatted(sentence, text));
    }
  }

  /**
   * Opens the objects, in this bucket if there is one, else in files.
   *
   * @param directory for files; of objects in a bucket, for what is on its way
   * @param environment by variable
   */
  static ObjectStore open(
      Optional<ObjectsBucket> bucket,
      Path directory,
      Jdbi jdbi,
      InstantSource clock,
      Function<String, @Nullable String> environment,
      Closing parts)
      throws IOException {
    if (bucket.isEmpty()) {
      return DirectoryObjectStore.open(directory, clock, UUID::randomUUID);
    }
    IndexedObjectStore objects =
        bucket.get().index(jdbi, directory.resolve("incoming"), clock, environment, parts);
    objects.start();
    return objects;
  }

  /**
   * Opens the objects in this bucket.
   *
   * @param incoming a directory for what is on its way
   * @param environment by variable
   */
  IndexedObjectStore index(
      Jdbi jdbi,
      Path incoming,
      InstantSource clock,
      Function<String, @Nullable String> environment,
      Closing parts)
      throws IOException {
    var pieces = parts.add(pieces(this, environment));
    return parts.add(IndexedObjectStore.open(jdbi, pieces, incoming, clock, UUID::randomUUID));
  }

  private static S3Pieces pieces(
      ObjectsBucket bucket, Function<String, @Nullable String> environment) {
    String id = environment.apply(KEY_ID);
    String secret = environment.apply(KEY_SECRET);
    if ((id == null) != (secret == null)) {
      throw new Problem("%s and %s belong together; one is not set".formatted(KEY_ID, KEY_SECRET));
    }
    Optional<S3Key> key =
        id == null || secret == null ? Optional.empty() : Optional.of(new S3Key(id, secret));
    try {
      return S3Pieces.open(
          new S3Bucket(bucket.endpoint(), bucket.region(), bucket.name(), bucket.prefix(), key));
    } catch (UncheckedIOException e) {
      throw new Problem(String.valueOf(e.getMessage()), e);
    }
  }
}
