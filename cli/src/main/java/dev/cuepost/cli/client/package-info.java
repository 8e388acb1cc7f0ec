/**
 * How the commands that manage a running server reach it: as clients of the public protocol, with a
 * key that the server gives no more than its policies do.
 *
 * <p>Start at {@link dev.cuepost.cli.client.ServerOptions}.
 */
@NullMarked
package dev.cuepost.cli.client;

import org.jspecify.annotations.NullMarked;
