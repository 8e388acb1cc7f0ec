/**
 * {@code cuepost callback}: the log of deliveries, replays, drains, test events and webhook secrets
 * of a running server.
 *
 * <p>Start at {@link dev.cuepost.server.callback.CallbackCommand}.
 */
@NullMarked
package dev.cuepost.server.callback;

import org.jspecify.annotations.NullMarked;
