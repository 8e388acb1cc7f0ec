package dev.cuepost.callback.setting;

import dev.cuepost.callback.setting.Checked.Invalid;
import dev.cuepost.callback.setting.Checked.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The rules that the settings of both products keep. Each gives the fault, if there is one.
 *
 * <p>Source: IMS documentation, "SetEventCallback" and "Callback authentication"; VOD
 * documentation, "SetMessageCallback".
 */
final class Rules {
  /** The longest URL, in bytes of UTF-8. */
  private static final int URL_MAX_BYTES = 256;

  /** The longest authentication key, in characters. */
  private static final int AUTH_KEY_MAX = 32;

  private static final int EVENTS_MAX = 200;
  private static final int EVENT_NAME_MAX = 64;

  /** A second URL behind the first one, which is no part of its query. */
  private static final Pattern SEVERAL = Pattern.compile("(?i)[^?]+[,;]https?://.*");

  private Rules() {}

  static Optional<Invalid> url(Method method, Optional<String> url) {
    if (method == Method.HTTP && url.isEmpty()) {
      return Optional.of(Invalid.missing(Part.URL, "a callback over HTTP needs a URL"));
    }
    return fault(
        Part.URL,
        url,
        Rules::isUrl,
        "the URL must be one http or https URL of at most %d bytes".formatted(URL_MAX_BYTES));
  }

  static Optional<Invalid> queueName(
      Method method, Optional<String> name, Predicate<String> grammar, String rule) {
    return method == Method.MNS && name.isEmpty()
        ? Optional.of(
            Invalid.missing(Part.QUEUE_NAME, "a callback to a queue needs the queue's name"))
        : fault(Part.QUEUE_NAME, name, grammar, rule);
  }

  static Optional<Invalid> events(List<String> events) {
    return events.size() <= EVENTS_MAX && events.stream().allMatch(Rules::isEventName)
        ? Optional.empty()
        : Optional.of(
            Invalid.wrong(
                Part.EVENTS,
                "events must be at most %d names of 1 to %d letters and digits"
                    .formatted(EVENTS_MAX, EVENT_NAME_MAX)));
  }

  static Optional<Invalid> authKey(Method method, boolean signed, Optional<String> key) {
    if (method == Method.HTTP && signed && key.isEmpty()) {
      return Optional.of(
          Invalid.missing(Part.AUTH_KEY, "signed callbacks need an authentication key"));
    }
    return fault(
        Part.AUTH_KEY,
        key,
        Rules::isAuthKey,
        "the authentication key must have at most %d letters and digits, with upper-case letters,"
                .formatted(AUTH_KEY_MAX)
            + " lower-case letters and digits among them");
  }

  static Optional<Invalid> fault(
      Part part, Optional<String> value, Predicate<String> grammar, String rule) {
    return value.filter(grammar.negate()).map(_ -> Invalid.wrong(part, rule));
  }

  static boolean isUrl(String url) {
    return url.getBytes(StandardCharsets.UTF_8).length <= URL_MAX_BYTES
        && url.chars().noneMatch(c -> c <= ' ' || c == 0x7f)
        && url.matches("(?i)https?://.+")
        && !SEVERAL.matcher(url).matches()
        && HttpUrl.parse(url) != null;
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
