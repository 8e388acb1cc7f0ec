package dev.cuepost.callback;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

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
 * @param events the names of the events that are told; {@code ALL} stands for every one, and an
 *     empty list for none
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

  /** The two ways of telling; the names are those of {@code CallbackType} on the wire. */
  public enum Method {
    HTTP,
    MNS
  }

  /** The longest URL, in bytes of UTF-8. */
  public static final int URL_MAX_BYTES = 256;

  public static final String QUEUE_NAME_PREFIX = "ice-callback-";

  /** The longest authentication key, in characters. */
  public static final int AUTH_KEY_MAX = 32;

  private static final int QUEUE_NAME_MAX = 120;
  private static final int EVENTS_MAX = 200;
  private static final int EVENT_NAME_MAX = 64;
  private static final String ALL_EVENTS = "ALL";

  public ImsSetting {
    events = List.copyOf(events);
    if (check(method, url, queueName, events, signed, authKey) instanceof Checked.Invalid wrong) {
      throw new IllegalArgumentException(wrong.reason());
    }
  }

  /** What came of checking the parts of a setting. */
  public sealed interface Checked {
    /** They can make a setting. */
    record Valid() implements Checked {}

    /**
     * They cannot.
     *
     * @param part the first part that is wrong or missing
     * @param missing whether it is missing rather than wrong
     * @param reason one sentence with the rule; never contains the key
     */
    record Invalid(Part part, boolean missing, String reason) implements Checked {}
  }

  /** The parts that can be wrong. */
  public enum Part {
    URL,
    QUEUE_NAME,
    EVENTS,
    AUTH_KEY
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
    if (method == Method.HTTP && url.isEmpty()) {
      return missing(Part.URL, "a callback over HTTP needs a URL");
    }
    if (method == Method.MNS && queueName.isEmpty()) {
      return missing(Part.QUEUE_NAME, "a callback to a queue needs the queue's name");
    }
    if (method == Method.HTTP && signed && authKey.isEmpty()) {
      return missing(Part.AUTH_KEY, "signed callbacks need an authentication key");
    }
    if (!url.stream().allMatch(ImsSetting::isUrl)) {
      return wrong(
          Part.URL, "the URL must be one http or https URL of at most " + URL_MAX_BYTES + " bytes");
    }
    if (!queueName.stream().allMatch(ImsSetting::isQueueName)) {
      return wrong(
          Part.QUEUE_NAME,
          "the queue's name must begin with %s and have at most %d letters, digits and hyphens"
              .formatted(QUEUE_NAME_PREFIX, QUEUE_NAME_MAX));
    }
    if (events.size() > EVENTS_MAX || !events.stream().allMatch(ImsSetting::isEventName)) {
      return wrong(
          Part.EVENTS,
          "events must be at most %d names of 1 to %d letters and digits"
              .formatted(EVENTS_MAX, EVENT_NAME_MAX));
    }
    if (!authKey.stream().allMatch(ImsSetting::isAuthKey)) {
      return wrong(
          Part.AUTH_KEY,
          "the authentication key must have at most %d letters and digits, with upper-case letters,"
                  .formatted(AUTH_KEY_MAX)
              + " lower-case letters and digits among them");
    }
    return new Checked.Valid();
  }

  /** Whether events of this type are told. */
  public boolean covers(String eventType) {
    return events.contains(eventType) || events.contains(ALL_EVENTS);
  }

  /** The key that HTTP callbacks of the region are signed with; empty if they are not signed. */
  public Optional<String> signingKey() {
    return method == Method.HTTP && signed ? authKey : Optional.empty();
  }

  /** Shows whether there is a key, never the key. */
  @Override
  public String toString() {
    return "ImsSetting[method=%s, url=%s, queueName=%s, events=%s, signed=%s, authKey %s]"
        .formatted(method, url, queueName, events, signed, authKey.isPresent() ? "set" : "not set");
  }

  private static Checked missing(Part part, String reason) {
    return new Checked.Invalid(part, true, reason);
  }

  private static Checked wrong(Part part, String reason) {
    return new Checked.Invalid(part, false, reason);
  }

  private static boolean isUrl(String url) {
    return url.getBytes(StandardCharsets.UTF_8).length <= URL_MAX_BYTES
        && url.chars().noneMatch(c -> c <= ' ' || c == 0x7f)
        && url.matches("(?i)https?://.+")
        && HttpUrl.parse(url) != null;
  }

  private static boolean isQueueName(String name) {
    return name.length() <= QUEUE_NAME_MAX
        && name.startsWith(QUEUE_NAME_PREFIX)
        && name.matches("[A-Za-z0-9-]+");
  }

  private static boolean isEventName(String name) {
    return name.matches("[A-Za-z0-9]{1," + EVENT_NAME_MAX + "}");
  }

  private static boolean isAuthKey(String key) {
    return key.matches("[A-Za-z0-9]{1," + AUTH_KEY_MAX + "}")
        && key.matches(".*[A-Z].*")
        && key.matches(".*[a-z].*")
        && key.matches(".*[0-9].*");
  }
}
