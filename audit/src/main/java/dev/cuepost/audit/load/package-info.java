/**
 * Clients that put a queue to use, each with a connection and a history of its own, and go on
 * trying while their server is away.
 *
 * <p>Start at {@link dev.cuepost.audit.load.Load}. What a client does is a {@code Habit}; it calls
 * through {@code RecordedQueue}, which writes everything down. These clients speak the protocol by
 * themselves, without a vendor's library that would repeat or mend calls behind their backs.
 */
@NullMarked
package dev.cuepost.audit.load;

import org.jspecify.annotations.NullMarked;
