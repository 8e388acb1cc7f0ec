/**
 * What happened, told to whom it concerns.
 *
 * <p>Start at {@link dev.cuepost.callback.Callbacks}. An event is recorded in the transaction of
 * what it tells of ({@link dev.cuepost.callback.EventLog}), together with the delivery that takes
 * it to where its user wants it; {@code callback.delivery} makes that delivery until its target has
 * taken it or its retries are exhausted. Nothing here knows media, FFmpeg or XML.
 */
@NullMarked
package dev.cuepost.callback;

import org.jspecify.annotations.NullMarked;
