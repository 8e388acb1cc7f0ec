package dev.cuepost.console.delivery;

import dev.cuepost.callback.delivery.Delivery.State;

/** How a state is coloured. */
public final class StateTone {
  private StateTone() {}

  public static String of(State state) {
    return switch (state) {
      case PENDING -> "warn";
      case DELIVERED -> "good";
      case GIVEN_UP -> "bad";
      case SUPERSEDED -> "plain";
    };
  }
}
