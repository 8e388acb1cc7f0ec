package dev.cuepost.audit.check;

/**
 * How much of what was seen. Sends and deletes are counted by message, not by call.
 *
 * @param sendsRefused by the server
 * @param sendsUnreached those that found no server
 * @param sendsUnknown sends of which nobody knows whether they were done
 * @param unknownSendsSeen those of them whose message turned up
 * @param received messages received, the same one as often as it was
 * @param receivesUnknown calls whose messages, if any, nobody saw
 * @param duplicates receives of a message that had been received before
 * @param peeked messages looked at
 * @param deletesRefused handles that were refused: their lease was over, mostly
 * @param handlesUnmatched handles used that no history tells the origin of
 * @param drained messages that only the drain deleted
 * @param forgotten acknowledged sends of a queue in memory that were gone once its server had ended
 * @param expired acknowledged sends whose retention was over before the drain could find them
 * @param undecided acknowledged sends that were not deleted, and no drain was finished: they may be
 *     lost or still there
 */
public record Counts(
    long clients,
    long sendsAcknowledged,
    long sendsRefused,
    long sendsUnreached,
    long sendsUnknown,
    long unknownSendsSeen,
    long received,
    long receivesUnknown,
    long duplicates,
    long peeked,
    long deletesAcknowledged,
    long deletesRefused,
    long deletesUnknown,
    long hidesAcknowledged,
    long hidesUnknown,
    long handlesUnmatched,
    long drained,
    long forgotten,
    long expired,
    long undecided,
    long serverKills,
    long serverStops) {}
