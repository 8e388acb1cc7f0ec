/**
 * What no product of the cloud has, product {@code cuepost}, version 2026-12-01: the log of
 * deliveries, replays, test events and what users choose beyond what the cloud documents; one class
 * an operation.
 *
 * <p>Start at {@link dev.cuepost.openapi.cuepost.CallbackOperations}, which lists them.
 */
@NullMarked
package dev.cuepost.openapi.cuepost;

import org.jspecify.annotations.NullMarked;
