/**
 * A program that takes the vendor's VOD client of the first Tea generation through the callback
 * settings and the errors that it can provoke, and prints a line for each case.
 *
 * <p>Start at {@code Driver}. It knows nothing of Cuepost but two addresses and a key.
 */
@NullMarked
package dev.cuepost.clients.vod;

import org.jspecify.annotations.NullMarked;
