package dev.cuepost.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values of several rounds of one measure. */
public final class Rounds {
  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Median, least and greatest, with the unit. */
  public String line(String unit) {
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
