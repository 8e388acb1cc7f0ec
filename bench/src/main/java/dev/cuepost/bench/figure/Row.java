package dev.cuepost.bench.figure;

import java.util.List;
import java.util.Locale;

/**
 * A figure beside its baseline.
 *
 * @param measure what was measured
 * @param ours what came out, with its unit
 * @param beside the baseline, with its name; empty if the figure stands alone
 * @param judged what the target is about: the ratio of the two, or the figure itself
 */
public record Row(String measure, String ours, String beside, double judged, Target target) {
  /** A rate beside another one; the target is about their ratio. */
  public static Row ratio(
      String measure, Rounds ours, String besideName, Rounds beside, Target target) {
    return new Row(
        measure,
        rate(ours),
        besideName + " " + rate(beside),
        ours.median() / beside.median(),
        target);
  }

  /** A figure that is no rate beside another one; the target is about their ratio. */
  public static Row ratio(
      String measure, String unit, Rounds ours, String besideName, Rounds beside, Target target) {
    return new Row(
        measure,
        format(ours.median()) + " " + unit,
        "%s %s %s".formatted(besideName, format(beside.median()), unit),
        ours.median() / beside.median(),
        target);
  }

  /** A figure that is judged by itself. */
  public static Row figure(
      String measure, double value, String unit, String beside, Target target) {
    return new Row(measure, format(value) + " " + unit, beside, value, target);
  }

  public static String rate(Rounds rounds) {
    return String.format(Locale.ROOT, "%,.0f/s", rounds.median());
  }

  static final List<String> HEAD =
      List.of("measure", "Cuepost", "beside", "figure", "must reach", "");

  List<String> cells() {
    return List.of(measure, ours, beside, format(judged), target.words(), target.verdict(judged));
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, value >= 1_000 ? "%,.0f" : "%.2f", value);
  }
}
