package dev.cuepost.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Every text of the console in one language, and how figures are written in it. */
public final class Texts {
  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Language language;
  private final Map<String, String> texts;

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Texts(language));
    }
  }

  private Texts(Language language) {
    this.language = language;
    this.texts = read("texts_%s.properties".formatted(language.tag()));
  }

  public static Texts in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  private static Map<String, String> read(String file) {
    var properties = new Properties();
    try (InputStream stream = Texts.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is missing on the class path");
      }
      properties.load(new InputStreamReader(stream, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                entry -> (String) entry.getKey(), entry -> (String) entry.getValue()));
  }

  Map<String, String> all() {
    return texts;
  }

  public Language language() {
    return language;
  }

  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** The texts for script: those of the keys that begin so, by the rest of the key, as JSON. */
  public String json(String beginning) {
    ObjectNode some = JSON.createObjectNode();
    texts.forEach((key, text) -> {
      if (key.startsWith(beginning)) {
        some.put(key.substring(beginning.length()), text);
      }
    });
    return some.toString();
  }

  /** The text of that key, with values in its gaps {@code {0}}, {@code {1}} … */
  public String of(String key, Object... values) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("there is no text %s in %s".formatted(key, language));
    }
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      text =
          text.replace(
              "{" + i + "}",
              value instanceof Integer || value instanceof Long
                  ? number(((Number) value).longValue())
                  : String.valueOf(value));
    }
    return text;
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** In the largest unit that leaves nothing over. */
  public String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1_000 != 0) {
      return of("unit.milliseconds", millis);
    }
    long seconds = millis / 1_000;
    if (seconds != 0 && seconds % 86_400 == 0) {
      return of("unit.days", seconds / 86_400);
    }
    if (seconds != 0 && seconds % 3_600 == 0) {
      return of("unit.hours", seconds / 3_600);
    }
    return seconds != 0 && seconds % 60 == 0
        ? of("unit.minutes", seconds / 60)
        : of("unit.seconds", seconds);
  }

  /** A short time of so many microseconds, as milliseconds. */
  public String micros(long micros) {
    var format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(micros < 10_000 ? 2 : 0);
    return of("unit.milliseconds", format.format(micros / 1_000.0));
  }

  /** Bytes in the largest unit that leaves a number of one or more. */
  public String bytes(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1_024 && unit < units.length - 1) {
      value /= 1_024;
      unit++;
    }
    var format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(value < 10 ? 1 : 0);
    return format.format(value) + " " + units[unit];
  }

  /** For people without script; with it they see the time of their own zone. */
  public static String utc(Instant at) {
    return UTC.format(at);
  }
}
