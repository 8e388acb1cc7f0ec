package dev.cuepost.media.process.transcode;

import java.util.ArrayList;
import java.util.List;

/** A filter graph under construction: lines, and labels that nothing else has. */
final class Graph {
  private final String prefix;
  private final List<String> lines = new ArrayList<>();
  private int labels;

  /** An empty graph whose labels begin with a prefix. */
  Graph(String prefix) {
    this.prefix = prefix;
  }

  /** Adds filters behind a label or stream; answers with the label of what comes out. */
  String chain(String from, List<String> filters) {
    return add("[" + from + "]", String.join(",", filters));
  }

  /** The same, but answers with what went in if there are no filters. */
  String chainIfAny(String from, List<String> filters) {
    return filters.isEmpty() ? from : chain(from, filters);
  }

  /** Adds a filter with the inputs that are named before it, each in brackets, or with none. */
  String add(String inputs, String filters) {
    String label = prefix + labels++;
    lines.add(inputs + filters + "[" + label + "]");
    return label;
  }

  List<String> lines() {
    return lines;
  }
}
