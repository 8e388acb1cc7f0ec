package dev.cuepost.callback;

import java.util.Optional;

/** Where an event goes. */
sealed interface Destination {
  /** A user's HTTP endpoint, exactly as its user wrote it. */
  record Http(String url) implements Destination {
    @Override
    public String target() {
      return url;
    }
  }

  /** A queue in the event's account and region. */
  record Queue(String name) implements Destination {
    @Override
    public String target() {
      return name;
    }
  }

  /** The URL or the queue's name. */
  String target();

  /**
   * Reads an address that a user put on a single job: an http or https URL, or the name of a queue
   * that begins with {@code ice-callback}. Anything else is no address.
   *
   * <p>Source: IMS documentation, "Configure callback settings for completed editing jobs". A URL
   * that nothing can be sent to is an address all the same, so that its user sees why nothing came.
   */
  static Optional<Destination> read(String address) {
    if (address.matches("(?i)https?://\\P{Cntrl}{1,2000}")) {
      return Optional.of(new Http(address));
    }
    return address.matches("ice-callback[A-Za-z0-9-]{0,108}")
        ? Optional.of(new Queue(address))
        : Optional.empty();
  }

  /** The address that the setting's method uses. */
  static Destination of(ImsSetting setting) {
    return switch (setting.method()) {
      case HTTP -> new Http(setting.url().orElseThrow());
      case MNS -> new Queue(setting.queueName().orElseThrow());
    };
  }
}
