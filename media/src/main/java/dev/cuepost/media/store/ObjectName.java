package dev.cuepost.media.store;

/**
 * Which object. Bucket names are unique over all accounts and regions of a server.
 *
 * @param bucket 3 to 63 of lower-case letters, digits and hyphens
 * @param key 1 to 1023 bytes of UTF-8, not beginning with a slash or backslash
 */
public record ObjectName(String bucket, String key) {}
