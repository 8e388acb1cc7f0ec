package dev.cuepost.smq;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A reply as it came.
 *
 * @param headers its header lines
 */
record Answer(int status, List<String> headers, String body) {
  /** The value of the header whose name is written exactly so; empty text if there is none. */
  String header(String exactName) {
    return headers.stream()
        .filter(line -> line.startsWith(exactName + ":"))
        .map(line -> line.substring(exactName.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** The text of the first element of this name, as it stands in the XML; empty if none. */
  String element(String name) {
    return elements(name).stream().findFirst().orElse("");
  }

  List<String> elements(String name) {
    return Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(name))
        .matcher(body)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  /** Status and code in one, as in {@code 404 MessageNotExist}; no code for a success. */
  String outcome() {
    return (status + " " + element("Code")).strip();
  }
}
