/**
 * What happened, told to whom it concerns: events, where they go, and their delivery.
 *
 * <p>Start at {@link dev.cuepost.callback.Callbacks}. An event is recorded in the transaction of
 * what it tells of ({@link dev.cuepost.callback.EventLog}); routing turns it into deliveries, which
 * are messages on an internal queue until their target took them or their retries are exhausted.
 * Nothing here knows media, FFmpeg or XML.
 */
@NullMarked
package dev.cuepost.callback;

import org.jspecify.annotations.NullMarked;
