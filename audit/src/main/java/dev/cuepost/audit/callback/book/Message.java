package dev.cuepost.audit.callback.book;

/**
 * One message that was received from a queue, as often as it was.
 *
 * @param body SHA-256 of the body, out of its base64
 */
public record Message(String queue, String id, String body, long atMillis) {}
