package dev.cuepost.callback.event;

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
 * @param ownAddress where this one event goes instead of where the settings say: an http(s) URL,
 *     the name of a queue in the account and region, or a queue's URL; anything else is ignored
 * @param app the application of VOD that it belongs to
 */
public record Event(
    EventId id,
    String account,
    String region,
    Instant at,
    EventBody body,
    Optional<String> ownAddress,
    String app) {
  /** The application that everything belongs to that names none. */
  public static final String DEFAULT_APP = "app-1000000";

  /** Of the default application. */
  public Event(
      EventId id,
      String account,
      String region,
      Instant at,
      EventBody body,
      Optional<String> ownAddress) {
    this(id, account, region, at, body, ownAddress, DEFAULT_APP);
  }
}
