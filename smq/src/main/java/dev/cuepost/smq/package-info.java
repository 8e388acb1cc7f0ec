/**
 * The SMQ wire protocol (formerly MNS): XML over HTTP, signed.
 *
 * <p>Start at {@code SmqRoutes}. Each operation reads its request into domain records, makes one
 * call of the queue engine and writes the answer; no rule of queues lives here.
 */
@NullMarked
package dev.cuepost.smq;

import org.jspecify.annotations.NullMarked;
