package dev.cuepost.callback;

import dev.cuepost.callback.event.EventBody;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened and that its user may want to hear of.
 *
 * @param id its name
 * @param account decimal id of the account it belongs to, up to 18 digits
 * @param region where it happened
 * @param at when, told to the second
 * @param body what happened
 * @param notifyAddress where this one event goes instead of the region's setting: an http(s) URL or
 *     the name of a queue in the account and region; anything else is ignored
 */
public record Event(
    EventId id,
    String account,
    String region,
    Instant at,
    EventBody body,
    Optional<String> notifyAddress) {}
