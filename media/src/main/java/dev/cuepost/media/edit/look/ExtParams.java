package dev.cuepost.media.edit.look;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What a filter or an effect is told beside its name: {@code key=value,key=value}. */
public record ExtParams(Map<String, String> values) {
  public static final ExtParams NONE = new ExtParams(Map.of());

  private static final int MOST = 50;

  public ExtParams {
    values = Map.copyOf(values);
  }

  /** Reads the text; pieces that are no pairs are passed over. */
  public static ExtParams of(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : text.split(",", MOST)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            pair.substring(equals + 1).strip());
      }
    }
    return new ExtParams(values);
  }

  /** A number, brought into its bounds; nothing if there is none. */
  OptionalDouble number(String name, double least, double most) {
    String text = values.get(name);
    if (text == null) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value)
          ? OptionalDouble.of(Math.clamp(value, least, most))
          : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
