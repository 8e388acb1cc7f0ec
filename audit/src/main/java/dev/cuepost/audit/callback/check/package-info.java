/**
 * Judges the books of a soak of callbacks: pure functions, one small {@code Rule} a promise.
 *
 * <p>Start at {@link dev.cuepost.audit.callback.check.Judge}. A rule accuses only when no order of
 * events could explain what was written down.
 */
@NullMarked
package dev.cuepost.audit.callback.check;

import org.jspecify.annotations.NullMarked;
