/**
 * Runs the client programs, each in a process of its own, against the packaged server, and holds
 * the table in {@code docs/compatibility.md} to what came of it.
 *
 * <p>Start at {@code ClientSuitesTest}.
 */
@NullMarked
package dev.cuepost.clients.suite;

import org.jspecify.annotations.NullMarked;
