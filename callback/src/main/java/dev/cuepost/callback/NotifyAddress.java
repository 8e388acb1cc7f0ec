package dev.cuepost.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;

/**
 * The address for a job's completion event that its user may put into the job's {@code UserData}.
 *
 * <p>Source: IMS documentation, "Configure callback settings for completed editing jobs": {@code
 * {"NotifyAddress":"…"}} beside any members of the user's own. User data of any other form is the
 * user's own business and names no address.
 */
public final class NotifyAddress {
  private static final String MEMBER = "NotifyAddress";
  private static final int USER_DATA_MAX = 16_384;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  private NotifyAddress() {}

  /** The address, if the user data is a JSON object with one that events can be sent to. */
  public static Optional<String> read(String userData) {
    if (userData.length() > USER_DATA_MAX) {
      return Optional.empty();
    }
    try (JsonParser json = JSON.createParser(userData)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Optional<String> address = Optional.empty();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String member = json.currentName();
        JsonToken value = json.nextToken();
        if (member.equals(MEMBER)) {
          address =
              value == JsonToken.VALUE_STRING ? Optional.of(json.getText()) : Optional.empty();
        }
        json.skipChildren();
      }
      boolean whole = json.nextToken() == null;
      return whole ? address.filter(a -> Destination.read(a).isPresent()) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
