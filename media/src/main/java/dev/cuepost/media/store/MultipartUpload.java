package dev.cuepost.media.store;

import java.time.Instant;

/**
 * An upload that is under way.
 *
 * @param id 32 upper-case hex digits
 * @param name the object that it will be
 * @param properties those of the object
 */
public record MultipartUpload(
    String id, ObjectName name, ObjectProperties properties, Instant begunAt) {}
