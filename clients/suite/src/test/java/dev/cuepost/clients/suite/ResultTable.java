package dev.cuepost.clients.suite;

import dev.cuepost.clients.suite.CaseResult.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What came of every client's cases, as a table in Markdown: a row a subject, a column a client.
 */
record ResultTable(Map<ClientProgram, List<CaseResult>> results) {
  private static final String BEGIN = "<!-- clients: begin, written by ClientSuitesTest -->\n";
  private static final String END = "<!-- clients: end -->\n";

  /** The document with this table in its place. */
  String in(String document) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no place for the table: " + BEGIN + END);
    }
    return document.substring(0, begin + BEGIN.length()) + text() + document.substring(end);
  }

  private String text() {
    var text = new StringBuilder("| |");
    results.keySet().forEach(client -> text.append(' ').append(client.title()).append(" |"));
    text.append("\n|---|").append("---|".repeat(results.size())).append('\n');
    for (var operation : subjects(Kind.OPERATION, new LinkedHashSet<>())) {
      text.append(row(Kind.OPERATION, operation, operation));
    }
    for (var code : subjects(Kind.ERROR, new TreeSet<>())) {
      text.append(row(Kind.ERROR, code, "error `" + code + "`"));
    }
    return text.toString();
  }

  private Set<String> subjects(Kind kind, Set<String> empty) {
    results.values().stream()
        .flatMap(List::stream)
        .filter(result -> result.kind() == kind)
        .forEach(result -> empty.add(result.subject()));
    return empty;
  }

  private String row(Kind kind, String subject, String title) {
    return results.values().stream()
        .map(all ->
            all.stream()
                .filter(result -> result.kind() == kind && result.subject().equals(subject))
                .toList())
        .map(ResultTable::cell)
        .collect(Collectors.joining(" | ", "| " + title + " | ", " |\n"));
  }

  /** A dash where the client has no such call or cannot provoke the error. */
  private static String cell(List<CaseResult> cases) {
    if (cases.isEmpty()) {
      return "–";
    }
    return cases.stream().allMatch(result -> result.failure().isEmpty()) ? "yes" : "**no**";
  }
}
