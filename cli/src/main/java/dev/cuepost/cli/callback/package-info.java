/**
 * {@code cuepost callback}: where events go, how they are told, test events and webhook secrets.
 *
 * <p>Start at {@link dev.cuepost.cli.callback.CallbackCommand}.
 */
@NullMarked
package dev.cuepost.cli.callback;

import org.jspecify.annotations.NullMarked;
