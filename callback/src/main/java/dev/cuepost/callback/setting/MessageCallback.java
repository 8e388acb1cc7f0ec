package dev.cuepost.callback.setting;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * What users may put into the {@code UserData} of an upload, or of a job of VOD, about its events.
 *
 * <p>Source: VOD documentation, "Request parameters", the part on {@code UserData}. Its samples
 * have objects, and strings that hold them.
 *
 * @param url {@code MessageCallback.CallbackURL}, where this medium's events go
 * @param extend {@code Extend}, which the events repeat: the string, or the object as it was
 *     written
 */
public record MessageCallback(Optional<String> url, Optional<String> extend) {
  /** The longest {@code Extend}, in bytes of UTF-8. */
  public static final int EXTEND_MAX_BYTES = 512;

  private static final String CALLBACK = "MessageCallback";
  private static final String EXTEND = "Extend";
  private static final String URL = "CallbackURL";
  private static final String TYPE = "CallbackType";
  private static final Set<String> OUTER = Set.of(CALLBACK, EXTEND);
  private static final Set<String> INNER = Set.of(URL, TYPE);

  /** What of it is in the user data; an {@code Extend} that is too long is as good as none. */
  public static MessageCallback read(String userData) {
    UserData outer = UserData.read(userData, OUTER);
    return new MessageCallback(
        outer.stringOrObject(CALLBACK).flatMap(MessageCallback::url),
        outer.stringOrObject(EXTEND).filter(MessageCallback::isShort));
  }

  private static Optional<String> url(String callback) {
    UserData inner = UserData.read(callback, INNER);
    boolean overHttp =
        !inner.members().containsKey(TYPE)
            || inner.string(TYPE).filter("http"::equalsIgnoreCase).isPresent();
    return overHttp ? inner.string(URL).filter(Destination::isHttp) : Optional.empty();
  }

  private static boolean isShort(String extend) {
    return extend.getBytes(StandardCharsets.UTF_8).length <= EXTEND_MAX_BYTES;
  }
}
