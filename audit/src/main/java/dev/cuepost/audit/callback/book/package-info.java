/**
 * What a soak of callbacks writes down: what was asked for, what the receivers were told and how
 * they answered, what came to the queues, and what the server's own log says in the end.
 *
 * <p>Start at {@link dev.cuepost.audit.callback.book.Books}. Times are milliseconds since 1970 by
 * the clock of the one machine that all of it runs on. Bodies are told by their digests.
 */
@NullMarked
package dev.cuepost.audit.callback.book;

import org.jspecify.annotations.NullMarked;
