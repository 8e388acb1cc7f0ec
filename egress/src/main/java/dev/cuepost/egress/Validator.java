package dev.cuepost.egress;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import okhttp3.Response;

/**
 * Tells the bytes of one version of a file from those of another: a strong entity tag, or the time
 * of the last change if that is enough to tell versions apart.
 *
 * <p>Source: RFC 9110, 8.8 and 13.1.5.
 */
final class Validator {
  private static final int LENGTH_MAX = 256;
  private static final Duration STRONG_AGE = Duration.ofSeconds(1);

  private Validator() {}

  /** What {@code If-Range} may hold about this answer's file. */
  static Optional<String> of(Response response) {
    return strongTag(response).or(() -> oldDate(response));
  }

  static Optional<String> strongTag(Response response) {
    return Optional.ofNullable(response.header("ETag"))
        .filter(tag -> tag.length() <= LENGTH_MAX && tag.matches("\"[!#-~]*\""));
  }

  /** A file that was changed in the second in which it was sent may change again in the same. */
  private static Optional<String> oldDate(Response response) {
    Date changed = response.headers().getDate("Last-Modified");
    Date sent = response.headers().getDate("Date");
    return changed == null
            || sent == null
            || Duration.between(changed.toInstant(), sent.toInstant()).compareTo(STRONG_AGE) < 0
        ? Optional.empty()
        : Optional.ofNullable(response.header("Last-Modified"))
            .filter(text -> text.length() <= LENGTH_MAX);
  }
}
