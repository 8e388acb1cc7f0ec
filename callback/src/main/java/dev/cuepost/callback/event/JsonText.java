package dev.cuepost.callback.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;

/**
 * JSON that somebody else wrote and that is told as it is.
 *
 * @param text one JSON value; kept without the blanks between its tokens
 */
public record JsonText(String text) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * @throws IllegalArgumentException if the text is not one JSON value
   */
  public JsonText {
    text = compact(text);
  }

  private static String compact(String text) {
    var compact = new StringWriter();
    int values = 0;
    try (JsonParser tokens = JSON.createParser(text);
        JsonGenerator json = JSON.createGenerator(compact)) {
      while (tokens.nextToken() != null) {
        copy(tokens, json);
        if (tokens.getParsingContext().inRoot()) {
          values++;
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + text, e);
    }
    if (values != 1) {
      throw new IllegalArgumentException("not one JSON value: " + text);
    }
    return compact.toString();
  }

  /** Numbers keep their digits: 1.50 and 1e3 are not 1.5 and 1000 to everybody. */
  private static void copy(JsonParser token, JsonGenerator json) throws IOException {
    if (token.currentToken().isNumeric()) {
      json.writeNumber(token.getText());
    } else {
      json.copyCurrentEvent(token);
    }
  }
}
