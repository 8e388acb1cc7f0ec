/**
 * How commands end: with one of a few statuses, and with a sentence when it is not the first.
 *
 * <p>Start at {@link dev.cuepost.cli.outcome.Exit}.
 */
@NullMarked
package dev.cuepost.cli.outcome;

import org.jspecify.annotations.NullMarked;
