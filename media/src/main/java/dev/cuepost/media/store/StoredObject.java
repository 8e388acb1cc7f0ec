package dev.cuepost.media.store;

import java.time.Instant;

/**
 * A complete object.
 *
 * @param name which one
 * @param sizeBytes its length
 * @param md5 upper-case hex MD5 of its bytes
 * @param contentType as given when it was stored
 * @param modifiedAt when it was stored
 */
public record StoredObject(
    ObjectName name, long sizeBytes, String md5, String contentType, Instant modifiedAt) {}
