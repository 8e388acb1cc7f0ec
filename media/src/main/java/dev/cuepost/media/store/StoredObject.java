package dev.cuepost.media.store;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A complete object.
 *
 * @param name which one
 * @param sizeBytes its length
 * @param tag tells its bytes from those of other versions: their MD5 in upper-case hex; of an
 *     object that came in N parts, the MD5 of the parts' MD5s, a hyphen and N
 * @param crc64 {@link Crc64} of its bytes; empty if an earlier version of this program stored it
 * @param properties as given when it was stored
 * @param modifiedAt when it was stored
 */
public record StoredObject(
    ObjectName name,
    long sizeBytes,
    String tag,
    OptionalLong crc64,
    ObjectProperties properties,
    Instant modifiedAt) {
  public String contentType() {
    return properties.contentType();
  }
}
