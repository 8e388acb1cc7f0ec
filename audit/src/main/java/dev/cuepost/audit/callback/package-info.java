/**
 * A soak of callbacks: clients that ask for events, receivers that fail as they are told to, and
 * the reading of the server's own log.
 *
 * <p>Start at {@link dev.cuepost.audit.callback.Soak}. {@code callback.book} is what all of them
 * write down, {@code callback.check} what it is judged by.
 */
@NullMarked
package dev.cuepost.audit.callback;

import org.jspecify.annotations.NullMarked;
