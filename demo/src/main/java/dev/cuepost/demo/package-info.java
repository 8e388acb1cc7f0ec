/**
 * A user's program: the main job end to end, over the network, with nothing but the official
 * clients.
 *
 * <p>Start at {@link dev.cuepost.demo.Demo}. It knows the server only as a command to start and as
 * addresses to call; no class of the server's is on its class path.
 */
@NullMarked
package dev.cuepost.demo;

import org.jspecify.annotations.NullMarked;
