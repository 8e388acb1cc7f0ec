package dev.cuepost.clients.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.clients.suite.CaseResult.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What came of every client's cases, as a table in Markdown: a row a subject, a column a client.
 *
 * @param name of the place in the document where it stands
 */
record ResultTable(String name, Map<ClientProgram, List<CaseResult>> results) {
  private static final String DOCUMENT = "docs/compatibility.md";

  /** Fails if the document tells something else; writes into it instead if that is asked for. */
  void compareOrWrite() throws IOException {
    var file = Project.file(DOCUMENT);
    var committed = Files.readString(file);
    var generated = in(committed);
    if (Boolean.getBoolean("compatibility.write")) {
      Files.writeString(file, generated);
      return;
    }
    assertThat(committed)
        .as("%s is out of date; write it with bin/verify -Dcompatibility.write=true", DOCUMENT)
        .isEqualTo(generated);
  }

  /** The document with this table in its place. */
  private String in(String document) {
    var begin = "<!-- %s: begin, written by the tests in clients/suite -->\n".formatted(name);
    var end = "<!-- %s: end -->\n".formatted(name);
    int from = document.indexOf(begin);
    int to = document.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no place for the table: " + begin + end);
    }
    return document.substring(0, from + begin.length()) + text() + document.substring(to);
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
