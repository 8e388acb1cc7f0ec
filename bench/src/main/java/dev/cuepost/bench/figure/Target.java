package dev.cuepost.bench.figure;

import java.util.Locale;

/** What a figure must reach. */
public sealed interface Target {
  record AtLeast(double value) implements Target {}

  record AtMost(double value) implements Target {}

  /** Shown for what it tells, no target stands for it. */
  record None() implements Target {}

  default boolean reachedBy(double figure) {
    return switch (this) {
      case AtLeast(double value) -> figure >= value;
      case AtMost(double value) -> figure <= value;
      case None() -> true;
    };
  }

  default String words() {
    return switch (this) {
      case AtLeast(double value) -> String.format(Locale.ROOT, ">= %s", number(value));
      case AtMost(double value) -> String.format(Locale.ROOT, "<= %s", number(value));
      case None() -> "";
    };
  }

  default String verdict(double figure) {
    return switch (this) {
      case None() -> "";
      case AtLeast _, AtMost _ -> reachedBy(figure) ? "reached" : "NOT REACHED";
    };
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
