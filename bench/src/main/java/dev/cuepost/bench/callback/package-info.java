/**
 * {@code bin/bench callback}: how fast events get to their targets, and what one target that hangs
 * takes from the others.
 *
 * <p>Start at {@link dev.cuepost.bench.callback.CallbackBench}.
 */
@NullMarked
package dev.cuepost.bench.callback;

import org.jspecify.annotations.NullMarked;
