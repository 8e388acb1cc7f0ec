package dev.cuepost.callback.setting;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The names of events in a setting, separated by commas on the wire. */
public final class EventTypeList {
  private static final String ALL = "ALL";
  private static final String ALL_OF_AI = "AIComplete";

  private EventTypeList() {}

  /** The names without blanks around them, without empty ones and repetitions. */
  public static List<String> read(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  public static String text(List<String> names) {
    return String.join(",", names);
  }

  /** Whether the type is listed, by its name or by one that stands for several. */
  static boolean covers(List<String> names, String type, Predicate<String> isOfAi) {
    return names.contains(type)
        || names.contains(ALL)
        || (names.contains(ALL_OF_AI) && isOfAi.test(type));
  }
}
