package dev.cuepost.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values of several rounds of one measure. */
final class Rounds {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Median, least and greatest, with the unit. */
  String line(String unit) {
    return String.format(
        Locale.ROOT,
        "%.2f %s (least %.2f, greatest %.2f, %d rounds)",
        median(),
        unit,
        values.stream().mapToDouble(Double::doubleValue).min().orElse(0),
        values.stream().mapToDouble(Double::doubleValue).max().orElse(0),
        values.size());
  }
}
