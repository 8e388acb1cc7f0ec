package dev.cuepost.media.store;

import java.time.Instant;

/**
 * A part that has come.
 *
 * @param number 1 to {@link MultipartUploads#PART_NUMBER_MAX}
 * @param tag upper-case hex MD5 of its bytes
 * @param crc64 {@link Crc64} of its bytes
 */
public record UploadedPart(
    int number, long sizeBytes, String tag, long crc64, Instant modifiedAt) {}
