package dev.cuepost.callback.setting;

import java.util.Optional;

/** Where an event goes. */
public sealed interface Destination {
  /** What the names of queues begin with to which IMS tells events. */
  String QUEUES = "ice-callback";

  /** A user's HTTP endpoint, exactly as its user wrote it. */
  record Http(String url) implements Destination {
    @Override
    public String target() {
      return url;
    }
  }

  /** A queue. */
  record Queue(String account, String region, String name) implements Destination {
    @Override
    public String target() {
      return name;
    }
  }

  /**
   * Something that was set and where nothing can ever arrive: each attempt fails.
   *
   * @param target what was set
   * @param reason why, a clause for people
   */
  record Unreachable(String target, String reason) implements Destination {}

  /** The URL or the queue's name, for people. */
  String target();

  /**
   * Reads an address that a user put on a single job: an http or https URL, the name of a queue in
   * the job's account and region that begins with {@code ice-callback}, or a queue as {@code
   * mns://ENDPOINT/queues/NAME}. Anything else is no address.
   *
   * <p>Source: IMS documentation, "Configure callback settings for completed editing jobs". A URL
   * or a name that nothing can be sent to is an address all the same, so that its user sees why
   * nothing came.
   */
  static Optional<Destination> read(String address, String account, String region) {
    if (isHttp(address)) {
      return Optional.of(new Http(address));
    }
    if (isCallbackQueue(address)) {
      return Optional.of(new Queue(account, region, address));
    }
    return address.startsWith(QUEUES)
        ? Optional.of(
            new Unreachable(
                address, "the name of a queue has at most 120 letters, digits and hyphens"))
        : QueueUrl.read(address).map(queue -> queue.destination(account, region));
  }

  /** Whether it is a URL or a queue's name, as a {@code NotifyAddress} may be. */
  static boolean isAddress(String address) {
    return isHttp(address) || isCallbackQueue(address);
  }

  /** Whether {@link #read} takes it as an http(s) URL or as a queue's, as a NotifyUrl may be. */
  static boolean isNotifyUrl(String address) {
    return isHttp(address) || QueueUrl.read(address).isPresent();
  }

  static boolean isHttp(String address) {
    return address.matches("(?i)https?://\\P{Cntrl}{1,2000}");
  }

  private static boolean isCallbackQueue(String address) {
    return address.matches(QUEUES + "[A-Za-z0-9-]{0,108}");
  }
}
