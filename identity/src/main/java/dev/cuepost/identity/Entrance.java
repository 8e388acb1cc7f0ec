package dev.cuepost.identity;

import dev.cuepost.identity.audit.AuditTrail;
import dev.cuepost.identity.guess.Guesses;

/**
 * What every face needs to know who asks and whether they may, and to tell of it.
 *
 * @param guesses counts the signatures that are wrong
 * @param audit hears of what was refused and of what was changed
 */
public record Entrance(AccessKeys keys, AccessControl control, Guesses guesses, AuditTrail audit) {}
