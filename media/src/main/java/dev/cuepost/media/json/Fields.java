package dev.cuepost.media.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The members of one JSON object, read without regard to the case of their names; numbers and
 * booleans may be texts, as the vendor's own samples have them. Remembers what was asked for, so
 * that the rest can be warned about.
 */
public final class Fields {
  /** Longer than any timeline that could be rendered: 100 hours. */
  private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(360_000);

  private final String path;
  private final Map<String, JsonNode> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> known = new HashSet<>();
  private final List<String> warnings;

  private Fields(String path, JsonNode node, List<String> warnings) {
    if (!(node instanceof ObjectNode object)) {
      throw invalid(path.isEmpty() ? "The document" : path, "must be a JSON object");
    }
    this.path = path;
    this.warnings = warnings;
    object
        .properties()
        .forEach(member -> {
          if (!member.getValue().isNull()
              && members.put(member.getKey(), member.getValue()) != null) {
            warnings.add(at(member.getKey()) + " is given twice; the last one counts.");
          }
        });
  }

  public static Fields root(JsonNode node, List<String> warnings) {
    return new Fields("", node, warnings);
  }

  public String path() {
    return path;
  }

  public String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Names that an editor writes for itself and that change nothing. */
  public void ignore(Set<String> names) {
    names.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
  }

  /** Names every member that nobody asked for. */
  public void warnAboutTheRest(String why) {
    members.keySet().stream()
        .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(name -> warn(printable(name), why));
  }

  public void warn(String name, String why) {
    warnings.add(at(name) + " " + why);
  }

  public boolean has(String name) {
    return find(name).isPresent();
  }

  public Optional<String> text(String name) {
    return find(name)
        .map(node -> {
          if (!node.isValueNode()) {
            throw invalid(at(name), "must be a text");
          }
          return node.asText();
        })
        .filter(text -> !text.isBlank());
  }

  public Optional<Double> number(String name, double least, double most) {
    return decimal(name).map(value -> within(at(name), value, least, most));
  }

  public Optional<Integer> integer(String name, int least, int most) {
    return number(name, least, most).map(value -> whole(at(name), value));
  }

  /** The whole numbers of an array, in its order; absent counts as empty. */
  public List<Integer> integers(String name, int mostElements, int least, int most) {
    var values = new ArrayList<Integer>();
    array(name, mostElements)
        .ifPresent(array -> {
          for (int index = 0; index < array.size(); index++) {
            String where = at(name) + "[" + index + "]";
            if (!array.get(index).isValueNode()) {
              throw invalid(where, "must be a number");
            }
            var value = decimal(where, array.get(index).asText());
            values.add(whole(where, within(where, value, least, most)));
          }
        });
    return values;
  }

  /** A time in seconds, zero or more; kept to the microsecond. */
  public Optional<Duration> seconds(String name) {
    return decimal(name).map(value -> seconds(name, value));
  }

  public Optional<Duration> positiveSeconds(String name) {
    return seconds(name).map(time -> positive(name, time));
  }

  /** A time in a source, of which any is meant that is beyond all sources. */
  public Optional<Duration> positiveSecondsOfSource(String name) {
    return decimal(name).map(value -> positive(name, seconds(name, value.min(LAST_SECOND))));
  }

  private Duration seconds(String name, BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(LAST_SECOND) > 0) {
      throw invalid(at(name), "must be in 0.." + LAST_SECOND + " seconds, was " + shorten(value));
    }
    return Duration.ofNanos(value.movePointRight(6).longValue() * 1_000);
  }

  private Duration positive(String name, Duration time) {
    if (time.isZero()) {
      throw invalid(at(name), "must be more than 0 seconds");
    }
    return time;
  }

  public boolean flag(String name) {
    return find(name)
        .map(node ->
            switch (node.asText("").toLowerCase(Locale.ROOT)) {
              case "true", "1" -> true;
              case "false", "0", "" -> false;
              default -> throw invalid(at(name), "must be true or false");
            })
        .orElse(false);
  }

  /** One of an enum's names, in any case; dots and hyphens do not count. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name)
        .map(text -> {
          String wanted = text.replaceAll("[.\\-]", "").toUpperCase(Locale.ROOT);
          for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
              return constant;
            }
          }
          throw invalid(
              at(name),
              "must be one of " + List.of(type.getEnumConstants()) + ", was " + printable(text));
        });
  }

  public Optional<Fields> object(String name) {
    return find(name).map(node -> new Fields(at(name), node, warnings));
  }

  /** The member as it was written, for what is handed on. */
  public Optional<JsonNode> raw(String name) {
    return find(name);
  }

  /** The objects of an array; absent counts as empty. */
  public <T> List<T> list(String name, int most, Function<Fields, T> read) {
    var values = new ArrayList<T>();
    array(name, most)
        .ifPresent(node -> {
          for (int index = 0; index < node.size(); index++) {
            values.add(
                read.apply(new Fields(at(name) + "[" + index + "]", node.get(index), warnings)));
          }
        });
    return values;
  }

  public static RejectedException invalid(String where, String rule) {
    return new RejectedException(Rejection.atSubmit("InvalidParameter", where + " " + rule + "."));
  }

  /** At most 60 characters of somebody else's text, without control characters. */
  public static String printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
  }

  private Optional<JsonNode> find(String name) {
    known.add(name.toLowerCase(Locale.ROOT));
    return Optional.ofNullable(members.get(name));
  }

  private Optional<JsonNode> array(String name, int most) {
    return find(name)
        .map(node -> {
          if (!node.isArray()) {
            throw invalid(at(name), "must be a JSON array");
          }
          if (node.size() > most) {
            throw invalid(at(name), "may have " + most + " elements at most, has " + node.size());
          }
          return node;
        });
  }

  private Optional<BigDecimal> decimal(String name) {
    return text(name).map(text -> decimal(at(name), text));
  }

  private static BigDecimal decimal(String where, String text) {
    if (text.length() > 32) {
      throw invalid(where, "must be a number of 32 characters at most");
    }
    try {
      var value = new BigDecimal(text.strip());
      if (value.signum() != 0 && Math.abs((long) value.precision() - value.scale()) > 15) {
        throw invalid(where, "must be a number below 10^15, was " + printable(text));
      }
      return value;
    } catch (NumberFormatException _) {
      throw invalid(where, "must be a number, was " + printable(text));
    }
  }

  private static double within(String where, BigDecimal number, double least, double most) {
    double value = number.doubleValue();
    if (value < least || value > most) {
      throw invalid(
          where, "must be in " + plain(least) + ".." + plain(most) + ", was " + plain(value));
    }
    return value;
  }

  private static int whole(String where, double value) {
    if (value != Math.rint(value)) {
      throw invalid(where, "must be a whole number, was " + plain(value));
    }
    return (int) Math.rint(value);
  }

  private static String plain(double value) {
    return shorten(BigDecimal.valueOf(value));
  }

  private static String shorten(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
