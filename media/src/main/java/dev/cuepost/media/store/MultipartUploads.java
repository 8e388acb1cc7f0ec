package dev.cuepost.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Objects on their way in by parts, until they are completed or given up. Parts are numbered and
 * come in any order, and a part that comes again replaces the one before. Nothing of an upload is
 * seen as an object before all of it is. Uploads outlive the end of the process.
 */
public interface MultipartUploads {
  int PART_NUMBER_MAX = 10_000;

  /** The least that a part has, but for the last one. */
  long PART_MIN_BYTES = 100 * 1024;

  /** Begins an upload. */
  MultipartUpload begin(ObjectName name, ObjectProperties properties) throws IOException;

  /** The upload, unless it was completed or aborted, or never was; also one of another name. */
  Optional<MultipartUpload> find(ObjectName name, String uploadId) throws IOException;

  /**
   * Stores a part; empty if the upload is not there, or no more when the part had come.
   *
   * @param number 1 to {@link #PART_NUMBER_MAX}
   * @throws IOException if the stream or the storage fails; nothing is stored then
   */
  Optional<UploadedPart> put(MultipartUpload upload, int number, InputStream bytes)
      throws IOException;

  /**
   * The parts of an upload by number; empty if the upload is not there.
   *
   * @param after only parts with a higher number
   * @param limit at most so many, 1 or more
   */
  Optional<List<UploadedPart>> parts(MultipartUpload upload, int after, int limit)
      throws IOException;

  /**
   * Makes the object of the parts that are named, and ends the upload. One that is not completed
   * stays as it was.
   *
   * @throws ObjectExistsException if there is such an object, which may not be replaced
   * @throws IOException if the storage fails; there is no new object then
   */
  Completion complete(MultipartUpload upload, List<PartName> parts, Overwrite overwrite)
      throws IOException;

  /** Gives an upload up, with all its parts; returns false if it was not there. */
  boolean abort(MultipartUpload upload) throws IOException;

  /**
   * Uploads to a bucket, in the order of their keys' UTF-8 bytes and then of their ids.
   *
   * @param prefix what keys begin with, or empty
   */
  List<MultipartUpload> list(BucketId bucket, String prefix) throws IOException;

  /** Gives up all that were begun before then; returns how many. */
  int abortOlderThan(Instant begun) throws IOException;
}
