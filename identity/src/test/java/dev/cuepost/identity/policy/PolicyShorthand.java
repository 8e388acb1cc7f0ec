package dev.cuepost.identity.policy;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Policies as a line of a table has them, turned into the JSON that RAM knows. Each is one
 * statement; several are separated by semicolons.
 *
 * <pre>
 * allow mns:Send*,mns:Get* on * ; deny all but mns:Get* on all but ~/queues/a if Bool acs:SecureTransport false
 * </pre>
 *
 * <p>Conditions are joined by {@code and}; {@code ~} stands for what the resources of an account in
 * a region begin with.
 */
final class PolicyShorthand {
  static final String PREFIX = "acs:mns:cn-shanghai:1000000000000001:";

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?<effect>allow|deny) (?<notAction>all but )?(?<actions>\\S+)"
              + " on (?<notResource>all but )?(?<resources>\\S+)( if (?<conditions>.+))?");

  private PolicyShorthand() {}

  static List<Policy> policies(String text) {
    return text.isEmpty()
        ? List.of()
        : Pattern.compile(";")
            .splitAsStream(text)
            .map(String::strip)
            .map(PolicyShorthand::json)
            .map(Policy::parse)
            .toList();
  }

  static String json(String text) {
    Matcher parts = STATEMENT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    String conditions = parts.group("conditions");
    return """
    {"Version": "1", "Statement": [{"Effect": "%s", "%s": [%s], "%s": [%s], "Condition": {%s}}]}\
    """
        .formatted(
            parts.group("effect").equals("allow") ? "Allow" : "Deny",
            parts.group("notAction") == null ? "Action" : "NotAction",
            quoted(parts.group("actions")),
            parts.group("notResource") == null ? "Resource" : "NotResource",
            quoted(resource(parts.group("resources"))),
            conditions == null ? "" : conditions(conditions));
  }

  static String resource(String text) {
    return text.replace("~", PREFIX);
  }

  private static String conditions(String text) {
    return Arrays.stream(text.split(" and ", -1))
        .map(condition -> condition.split(" ", -1))
        .map(words -> "\"%s\": {\"%s\": [%s]}".formatted(words[0], words[1], quoted(words[2])))
        .collect(joining(", "));
  }

  private static String quoted(String names) {
    return Arrays.stream(names.split(",", -1)).map(name -> '"' + name + '"').collect(joining(", "));
  }
}
