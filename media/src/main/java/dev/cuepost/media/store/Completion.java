package dev.cuepost.media.store;

/** What came of completing an upload. */
public sealed interface Completion {
  /** The object is there. */
  record Completed(StoredObject object) implements Completion {}

  /** There is no such upload, or another call is completing it. */
  record NoSuchUpload() implements Completion {}

  /** No parts were named. */
  record NoParts() implements Completion {}

  /** The part has a number that is not higher than that of the one before it. */
  record OutOfOrder(int number) implements Completion {}

  /** The part has not come, or has other bytes than those that are meant. */
  record WrongPart(int number) implements Completion {}

  /** The part is not the last one and has less than {@link MultipartUploads#PART_MIN_BYTES}. */
  record TooSmall(UploadedPart part) implements Completion {}
}
