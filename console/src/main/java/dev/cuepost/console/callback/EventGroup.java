package dev.cuepost.console.callback;

import dev.cuepost.callback.event.EventTypes;
import dev.cuepost.callback.event.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Events that belong together.
 *
 * @param kind of which they are; last part of the key of its name
 * @param types their names
 */
public record EventGroup(String kind, List<String> types) {
  private static final List<String> KINDS =
      List.of("upload", "media", "process", "editing", "ai", "live", "other");

  public EventGroup {
    types = List.copyOf(types);
  }

  /**
   * All of a product, each in one group.
   *
   * @param listed names that a setting has; those that nobody knows are a group too
   */
  static List<EventGroup> of(Product product, List<String> listed) {
    List<String> types = new ArrayList<>(EventTypes.of(product));
    listed.stream()
        .filter(name -> !types.contains(name) && !name.equals(SettingForm.ALL))
        .forEach(types::add);
    return KINDS.stream()
        .map(kind ->
            new EventGroup(
                kind, types.stream().filter(type -> kind(product, type).equals(kind)).toList()))
        .filter(group -> !group.types().isEmpty())
        .toList();
  }

  private static String kind(Product product, String type) {
    if (!EventTypes.of(product).contains(type)) {
      return "other";
    }
    if (EventTypes.isAi(product, type)) {
      return "ai";
    }
    if (has(type, "Live")) {
      return "live";
    }
    if (has(type, "Produce")) {
      return "editing";
    }
    if (has(type, "Transcode", "Convert", "Snapshot", "DynamicImage", "Workflow")) {
      return "process";
    }
    return has(type, "Upload", "RegisterStream") ? "upload" : "media";
  }

  private static boolean has(String type, String... parts) {
    return Arrays.stream(parts).anyMatch(type::contains);
  }
}
