package dev.cuepost.callback.setting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of a JSON object that a user may have put into user data, beside any members of the
 * user's own. Text of any other form is the user's own business and has none.
 *
 * @param members what there is of the wanted ones
 */
record UserData(Map<String, Member> members) {
  private static final int TEXT_MAX = 16_384;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();
  private static final UserData NONE = new UserData(Map.of());

  UserData {
    members = Map.copyOf(members);
  }

  /** A member's value. */
  sealed interface Member {}

  /** A string, unescaped. */
  record Text(String text) implements Member {}

  /** An object, as it stands. */
  record Inner(String json) implements Member {}

  /** Anything else. */
  record Other() implements Member {}

  /** Reads the text; the last of several members of one name counts. */
  static UserData read(String text, Set<String> wanted) {
    if (text.length() > TEXT_MAX) {
      return NONE;
    }
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return NONE;
      }
      Map<String, Member> members = new HashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (wanted.contains(name)) {
          members.put(name, member(json, text));
        }
        json.skipChildren();
      }
      boolean whole = json.nextToken() == null;
      return whole ? new UserData(members) : NONE;
    } catch (IOException _) {
      return NONE;
    }
  }

  private static Member member(JsonParser json, String text) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> new Text(json.getText());
      case START_OBJECT -> {
        int start = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        yield new Inner(text.substring(start, (int) json.currentLocation().getCharOffset()));
      }
      default -> new Other();
    };
  }

  /** The member's value, if it is a string. */
  Optional<String> string(String name) {
    return members.get(name) instanceof Text(String text) ? Optional.of(text) : Optional.empty();
  }

  /** The member's value, if it is an object, or a string, which may be the text of an object. */
  Optional<String> stringOrObject(String name) {
    return members.get(name) instanceof Inner(String json) ? Optional.of(json) : string(name);
  }
}
