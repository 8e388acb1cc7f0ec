package dev.cuepost.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of objects. An object appears whole, synced and under its name in one step, and
 * replaces the one that stood there in the same step; a crash leaves the old one or none. Whether a
 * bucket exists and who may use it is {@link Buckets}' knowledge, not the store's.
 */
public interface ObjectStore {
  /**
   * Stores what the stream has.
   *
   * @throws ObjectExistsException if there is such an object, which may not be replaced
   * @throws IOException if the stream or the storage fails; nothing is stored then
   */
  StoredObject put(
      ObjectName name, ObjectProperties properties, InputStream bytes, Overwrite overwrite)
      throws IOException;

  /** The same, replacing any object of that name. */
  default StoredObject put(ObjectName name, String contentType, InputStream bytes)
      throws IOException {
    return put(name, ObjectProperties.of(contentType), bytes, Overwrite.ALLOWED);
  }

  /**
   * Stores a finished file, which is moved where that is possible; the caller gives it up. Any
   * object of that name is replaced.
   *
   * @throws IOException if the storage fails; nothing is stored then
   */
  StoredObject adopt(ObjectName name, String contentType, Path file) throws IOException;

  /**
   * Stores what another object has, or the same one with other properties. The tag stays that of
   * the source.
   *
   * @param source opened by this store; the version that is copied, whatever became of it since
   * @throws ObjectExistsException if there is such an object, which may not be replaced
   * @throws IOException if the storage fails; nothing is stored then
   */
  StoredObject copy(
      ObjectContent source, ObjectName name, ObjectProperties properties, Overwrite overwrite)
      throws IOException;

  /** The objects on their way in by parts. */
  MultipartUploads uploads();

  Optional<StoredObject> find(ObjectName name) throws IOException;

  /** The object for reading; the caller closes it. */
  Optional<ObjectContent> open(ObjectName name) throws IOException;

  /**
   * Objects of a bucket in the order of their keys' UTF-8 bytes.
   *
   * @param prefix what keys begin with, or empty
   * @param after only keys behind this one, or empty
   * @param limit at most so many, 1 or more
   */
  List<StoredObject> list(BucketId bucket, String prefix, String after, int limit)
      throws IOException;

  /**
   * The object's bytes as a local file that must not be written to: the object itself where objects
   * are files, else a copy below {@code scratch}.
   */
  Optional<Path> localFile(ObjectName name, Path scratch) throws IOException;

  /** Returns false if there was none. */
  boolean delete(ObjectName name) throws IOException;
}
