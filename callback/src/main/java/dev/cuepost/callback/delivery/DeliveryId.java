package dev.cuepost.callback.delivery;

import dev.cuepost.callback.event.EventId;

/**
 * The name of a delivery.
 *
 * @param event what is told
 * @param number 1 for the event's first delivery; replays and dead letters count on
 */
public record DeliveryId(EventId event, int number) {
  public DeliveryId {
    if (number < 1) {
      throw new IllegalArgumentException("a delivery's number is 1 or more, was " + number);
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static DeliveryId parse(String text) {
    int dash = text.lastIndexOf('-');
    if (dash < 1 || !text.substring(dash + 1).matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "a delivery's id is its event's id, '-' and a number, was " + text);
    }
    return new DeliveryId(
        new EventId(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
  }

  @Override
  public String toString() {
    return event + "-" + number;
  }
}
