package dev.cuepost.callback;

import dev.cuepost.callback.setting.Destination;

/**
 * One event on its way to one target.
 *
 * @param id its name, which never changes: routing the event once more gives the same
 * @param event what is told
 * @param kind how the target is reached
 * @param target a URL or a queue's name
 * @param state how far it is
 * @param attempts how many have ended
 */
public record Delivery(
    String id, EventId event, Kind kind, String target, State state, int attempts) {
  /** How a target is reached. */
  public enum Kind {
    HTTP,
    QUEUE
  }

  /** The last two are ends. */
  public enum State {
    PENDING,
    DELIVERED,
    GIVEN_UP
  }

  static Delivery planned(EventId event, Destination to) {
    Kind kind =
        switch (to) {
          case Destination.Http _ -> Kind.HTTP;
          case Destination.Queue _, Destination.Unreachable _ -> Kind.QUEUE;
        };
    return new Delivery(event + "-1", event, kind, to.target(), State.PENDING, 0);
  }
}
