/**
 * Programs that take one of the vendor's Java clients of VOD through real work and the errors that
 * it can provoke, and print a line for each case.
 *
 * <p>Start at {@code Walk}. It is compiled once for each client, with that client's {@code Sdk}. It
 * knows nothing of Cuepost but addresses and a key.
 */
@NullMarked
package dev.cuepost.clients.vod;

import org.jspecify.annotations.NullMarked;
