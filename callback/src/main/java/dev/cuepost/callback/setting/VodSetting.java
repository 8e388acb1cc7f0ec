package dev.cuepost.callback.setting;

import dev.cuepost.callback.event.EventTypes;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.Checked.Invalid;
import dev.cuepost.callback.setting.Checked.Part;
import java.util.List;
import java.util.Optional;

/**
 * Where the events of one application go whose media is stored in one region.
 *
 * <p>Values that the method does not use may be given; they are kept, so that they can be shown
 * again, and must be well-formed all the same. Source: VOD documentation, "SetMessageCallback" and
 * "MNS callbacks".
 *
 * @param method which of the two addresses is used
 * @param url http or https, at most 256 bytes; needed by {@link Method#HTTP}
 * @param endpoint of the queue's account and region, see {@link QueueEndpoint}; needed by {@link
 *     Method#MNS}
 * @param queueName needed by {@link Method#MNS}
 * @param events the names of the events that are told; {@code ALL} stands for every one, {@code
 *     AIComplete} for those of AI, and an empty list for none
 * @param signed whether HTTP requests carry the signature headers
 * @param authKey as in {@link ImsSetting}
 */
public record VodSetting(
    Method method,
    Optional<String> url,
    Optional<String> endpoint,
    Optional<String> queueName,
    List<String> events,
    boolean signed,
    Optional<String> authKey) {

  public VodSetting {
    events = List.copyOf(events);
    check(method, url, endpoint, queueName, events, signed, authKey).orThrow();
  }

  /**
   * Whether these parts make a setting, and if not, why. The constructor accepts just the valid.
   */
  public static Checked check(
      Method method,
      Optional<String> url,
      Optional<String> endpoint,
      Optional<String> queueName,
      List<String> events,
      boolean signed,
      Optional<String> authKey) {
    return Checked.first(
        List.of(
            Rules.url(method, url),
            endpoint(method, endpoint),
            Rules.queueName(
                method,
                queueName,
                name -> name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,119}"),
                "the queue's name must have 1 to 120 letters, digits and hyphens and must not begin"
                    + " with a hyphen"),
            Rules.events(events),
            Rules.authKey(method, signed, authKey)));
  }

  private static Optional<Invalid> endpoint(Method method, Optional<String> endpoint) {
    return method == Method.MNS && endpoint.isEmpty()
        ? Optional.of(
            Invalid.missing(Part.ENDPOINT, "a callback to a queue needs the queue's endpoint"))
        : Rules.fault(
            Part.ENDPOINT,
            endpoint,
            QueueEndpoint::isValid,
            "the endpoint must be an http or https URL of at most 256 bytes without a query");
  }

  /** Whether events of this type are told. */
  public boolean covers(String eventType) {
    return EventTypeList.covers(events, eventType, type -> EventTypes.isAi(Product.VOD, type));
  }

  /** The address that the method uses. */
  Destination destination(String account, String region) {
    return switch (method) {
      case HTTP -> new Destination.Http(url.orElseThrow());
      case MNS ->
          new QueueEndpoint(endpoint.orElseThrow()).queue(queueName.orElseThrow(), account, region);
    };
  }

  /** The key that HTTP callbacks are signed with; empty if they are not signed. */
  public Optional<SigningKey> signingKey() {
    return method == Method.HTTP && signed ? authKey.map(SigningKey::new) : Optional.empty();
  }

  /** Shows whether there is a key, never the key. */
  @Override
  public String toString() {
    return "VodSetting[method=%s, url=%s, endpoint=%s, queueName=%s, events=%s, signed=%s, authKey %s]"
        .formatted(
            method,
            url,
            endpoint,
            queueName,
            events,
            signed,
            authKey.isPresent() ? "set" : "not set");
  }
}
