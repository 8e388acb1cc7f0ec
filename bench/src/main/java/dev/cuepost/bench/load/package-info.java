/**
 * A client that makes load and is cheap, since it shares the cores with what it measures: one
 * thread for all connections, requests written as bytes, answers read only as far as needed.
 *
 * <p>Start at {@link dev.cuepost.bench.load.EventLoop} and {@link dev.cuepost.bench.load.Dialogue}.
 * Nothing here knows a protocol above HTTP.
 */
@NullMarked
package dev.cuepost.bench.load;

import org.jspecify.annotations.NullMarked;
