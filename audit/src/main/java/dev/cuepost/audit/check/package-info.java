/**
 * Judges histories: what clients did and were told, against what a queue promises.
 *
 * <p>Start at {@link dev.cuepost.audit.check.Checker}, a pure function. It puts together what
 * happened to each message ({@code Trail}) and asks each {@code Rule} about it. A rule speaks only
 * when no order of events that the histories allow could be right: an outcome that nobody knows
 * counts for the server. Nothing here knows how a history came to be.
 */
@NullMarked
package dev.cuepost.audit.check;

import org.jspecify.annotations.NullMarked;
