package dev.cuepost.console.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as people read it. */
public final class IndentedJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private IndentedJson() {}

  /** The text with line ends and indents; as it is, if it is no JSON. */
  public static String of(String text) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));
    } catch (JsonProcessingException _) {
      return text;
    }
  }
}
