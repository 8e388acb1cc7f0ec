package dev.cuepost.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as text in columns. */
public final class Table {
  private static final String GAP = "  ";

  private Table() {}

  public static String of(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>(List.of(Row.HEAD));
    rows.forEach(row -> lines.add(row.cells()));
    int[] widths = new int[Row.HEAD.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i)).repeat(' ', widths[i] - cells.get(i).length()).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
