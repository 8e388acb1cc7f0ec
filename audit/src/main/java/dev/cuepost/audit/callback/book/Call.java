package dev.cuepost.audit.callback.book;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request that came to a receiver.
 *
 * @param event its {@code webhook-id}; null if it had none
 * @param body SHA-256 of the whole body; null if the body was cut off
 * @param atMillis when its head was read
 * @param answer how it was dealt with
 * @param tookMillis from then until the answer's first byte was about to be written
 */
public record Call(
    String receiver,
    @Nullable String event,
    @Nullable String body,
    long atMillis,
    Behaviour answer,
    long tookMillis) {}
