/**
 * Keeps those who guess secrets waiting.
 *
 * <p>Start at {@link dev.cuepost.identity.guess.Guesses}. Nothing here knows what is guessed, or
 * asks what time it is.
 */
@NullMarked
package dev.cuepost.identity.guess;

import org.jspecify.annotations.NullMarked;
