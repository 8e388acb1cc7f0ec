/**
 * {@code cuepost completion}: what a shell needs to complete commands and options.
 *
 * <p>Start at {@link dev.cuepost.cli.completion.CompletionCommand}.
 */
@NullMarked
package dev.cuepost.cli.completion;

import org.jspecify.annotations.NullMarked;
