package dev.cuepost.callback.setting;

import dev.cuepost.callback.event.EventTypes;
import dev.cuepost.callback.event.Product;
import java.util.List;
import java.util.Optional;

/**
 * Where the events of one account in one region go unless they name an address of their own.
 *
 * <p>Values that the method does not use may be given; they are kept, so that they can be shown
 * again, and must be well-formed all the same. Source: IMS documentation, "SetEventCallback" and
 * "Callback authentication".
 *
 * @param method which of the two addresses is used
 * @param url http or https, at most 256 bytes; needed by {@link Method#HTTP}
 * @param queueName begins with {@code ice-callback-}; needed by {@link Method#MNS}
 * @param events the names of the events that are told; {@code ALL} stands for every one, {@code
 *     AIComplete} for those of AI, and an empty list for none
 * @param signed whether HTTP requests carry the signature headers
 * @param authKey the key they are signed with: up to 32 letters and digits, among them an
 *     upper-case letter, a lower-case letter and a digit; needed when HTTP requests are signed
 */
public record ImsSetting(
    Method method,
    Optional<String> url,
    Optional<String> queueName,
    List<String> events,
    boolean signed,
    Optional<String> authKey) {

  private static final String QUEUE_NAME_PREFIX = "ice-callback-";
  private static final int QUEUE_NAME_MAX = 120;

  public ImsSetting {
    events = List.copyOf(events);
    check(method, url, queueName, events, signed, authKey).orThrow();
  }

  /**
   * Whether these parts make a setting, and if not, why. The constructor accepts just the valid.
   */
  public static Checked check(
      Method method,
      Optional<String> url,
      Optional<String> queueName,
      List<String> events,
      boolean signed,
      Optional<String> authKey) {
    return Checked.first(
        List.of(
            Rules.url(method, url),
            Rules.queueName(
                method,
                queueName,
                ImsSetting::isQueueName,
                "the queue's name must begin with %s and have at most %d letters, digits and hyphens"
                    .formatted(QUEUE_NAME_PREFIX, QUEUE_NAME_MAX)),
            Rules.events(events),
            Rules.authKey(method, signed, authKey)));
  }

  /** Whether events of this type are told. */
  public boolean covers(String eventType) {
    return EventTypeList.covers(events, eventType, type -> EventTypes.isAi(Product.IMS, type));
  }

  /** The address that the method uses. */
  Destination destination(String account, String region) {
    return switch (method) {
      case HTTP -> new Destination.Http(url.orElseThrow());
      case MNS -> new Destination.Queue(account, region, queueName.orElseThrow());
    };
  }

  /** The key that HTTP callbacks of the region are signed with; empty if they are not signed. */
  public Optional<SigningKey> signingKey() {
    return method == Method.HTTP && signed ? authKey.map(SigningKey::new) : Optional.empty();
  }

  /** Shows whether there is a key, never the key. */
  @Override
  public String toString() {
    return "ImsSetting[method=%s, url=%s, queueName=%s, events=%s, signed=%s, authKey %s]"
        .formatted(method, url, queueName, events, signed, authKey.isPresent() ? "set" : "not set");
  }

  private static boolean isQueueName(String name) {
    return name.length() <= QUEUE_NAME_MAX
        && name.startsWith(QUEUE_NAME_PREFIX)
        && name.matches("[A-Za-z0-9-]+");
  }
}
