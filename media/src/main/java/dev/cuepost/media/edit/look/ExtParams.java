package dev.cuepost.media.edit.look;

import dev.cuepost.media.edit.canvas.Length;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a filter or an effect is told beside its name: {@code key=value,key=value}. Remembers what
 * was asked for, so that the rest can be warned about. For one thread.
 */
public final class ExtParams {
  private static final int MOST = 50;
  private static final int MOST_PIXELS = 65_536;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> unused = new LinkedHashSet<>();

  private ExtParams(String text) {
    for (String pair : text.split(",", MOST)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            pair.substring(equals + 1).strip());
      } else if (!pair.isBlank()) {
        unused.add(pair.strip());
      }
    }
    unused.addAll(values.keySet());
    unused.remove("effect"); // says the name once more
  }

  /** Nothing. */
  public static ExtParams none() {
    return new ExtParams("");
  }

  /** Reads the text; pieces that are no pairs mean nothing. */
  public static ExtParams of(String text) {
    return new ExtParams(text);
  }

  /** What nobody asked for, or what is no number where one is wanted. */
  public Set<String> unused() {
    return Set.copyOf(unused);
  }

  /** A place or a measure, from 0 up; nothing if there is none. */
  Optional<Length> length(String name) {
    var value = number(name, 0, MOST_PIXELS);
    return value.isPresent() ? Optional.of(Length.of(value.getAsDouble())) : Optional.empty();
  }

  /** A number, brought into its bounds; nothing if there is none. */
  OptionalDouble number(String name, double least, double most) {
    String text = values.get(name);
    if (text == null) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text);
      if (!Double.isFinite(value)) {
        return OptionalDouble.empty();
      }
      unused.remove(name);
      return OptionalDouble.of(Math.clamp(value, least, most));
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
