/**
 * Figures, each measured beside its baseline in the same run. Not shipped.
 *
 * <p>Start at {@link dev.cuepost.bench.Bench}. Clients and the server process are the demo's.
 */
@NullMarked
package dev.cuepost.bench;

import org.jspecify.annotations.NullMarked;
