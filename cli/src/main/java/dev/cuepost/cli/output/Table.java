package dev.cuepost.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows whose columns stand below each other. Built by one thread. */
final class Table {
  private final List<String[]> rows = new ArrayList<>();

  /** A table that begins with the names of its columns. */
  Table(String... header) {
    rows.add(header);
  }

  /** Adds a row with as many cells as the header has. */
  void row(String... cells) {
    rows.add(cells);
  }

  List<String> lines() {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(String[] row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      char[] gap = new char[widths[i] - row[i].length() + 2];
      Arrays.fill(gap, ' ');
      line.append(row[i]).append(gap);
    }
    return line.toString().stripTrailing();
  }
}
