package dev.cuepost.identity;

import dev.cuepost.identity.guess.Guesses;

/**
 * What every face needs to know who asks and whether they may.
 *
 * @param guesses counts the signatures that are wrong
 */
public record Entrance(AccessKeys keys, AccessControl control, Guesses guesses) {}
