/**
 * {@code cuepost callback}: the log of deliveries, replays, drains, test events and webhook secrets
 * of a running server.
 *
 * <p>Start at {@link dev.cuepost.cli.callback.CallbackCommand}.
 */
@NullMarked
package dev.cuepost.cli.callback;

import org.jspecify.annotations.NullMarked;
