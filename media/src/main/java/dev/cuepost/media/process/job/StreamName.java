package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.media.json.Fields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the file of a stream is called: {@code TranscodeFileRegular} of its template. It does not
 * hold for playlists of HLS. Source: ApsaraVideo VOD documentation, "Naming rules for transcoded
 * files".
 *
 * @param rule at most 128 characters: {@code {MediaId}} first, then it, {@code {JobId}}, {@code
 *     {PlayDefinition}}, letters, digits, hyphens, underscores and slashes
 */
record StreamName(String rule) {
  private static final String NAME = "TranscodeFileRegular";
  private static final int LONGEST = 128;
  private static final Pattern RULE =
      Pattern.compile(
          "\\{MediaId}(?:/?(?:\\{MediaId}|\\{JobId}|\\{PlayDefinition}|[A-Za-z0-9_-]))*");

  /**
   * The rule of a template, if it has one.
   *
   * @throws dev.cuepost.media.json.RejectedException if files cannot be called so
   */
  static Optional<StreamName> of(JsonNode template) {
    String rule = template.path(NAME).asText();
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    if (rule.length() > LONGEST || !RULE.matcher(rule).matches()) {
      throw Fields.invalid(
          NAME,
          ("begins with {MediaId} and has {JobId}, {PlayDefinition}, letters, digits, hyphens,"
                  + " underscores and single slashes, %d characters at most, was %s")
              .formatted(LONGEST, Fields.printable(rule)));
    }
    boolean playlist = template.path("Container").path("Format").asText().equalsIgnoreCase("m3u8");
    return playlist ? Optional.empty() : Optional.of(new StreamName(rule));
  }

  /** The key in the bucket of the video's file, without an ending. */
  String key(String mediaId, String jobId, String definition) {
    return rule.replace("{MediaId}", mediaId)
        .replace("{JobId}", jobId)
        .replace("{PlayDefinition}", definition.toLowerCase(Locale.ROOT));
  }
}
