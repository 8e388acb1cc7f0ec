/**
 * How commands reach a server: as clients of the public protocols, with a key that the server gives
 * no more than its policies do.
 *
 * <p>Start at {@link dev.cuepost.cli.client.RpcClient}; {@link dev.cuepost.cli.client.Transport} is
 * what all clients send by.
 */
@NullMarked
package dev.cuepost.cli.client;

import org.jspecify.annotations.NullMarked;
