package dev.cuepost.media.edit.caption;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a caption comes, goes or behaves while it is there. */
enum Motion {
  FADE,
  BLUR,
  SLIDE_LEFT,
  SLIDE_RIGHT,
  SLIDE_UP,
  SLIDE_DOWN,
  ZOOM,
  ZOOM_IN,
  ZOOM_SLIGHT_OUT,
  GROWTH,
  SPRING,
  ELASTIC,
  ROTATE_UP,
  ROTATE_FLIP,
  OPEN,
  CLOSE,
  TYPEWRITER,
  HEARTBEAT,
  RAINBRUSH;

  /** Without what follows the last underscore. */
  private static final Map<String, Motion> NAMES =
      Map.ofEntries(
          Map.entry("fade", FADE),
          Map.entry("dissolve", FADE),
          Map.entry("dissovle", FADE),
          Map.entry("blur", BLUR),
          Map.entry("slide_left", SLIDE_LEFT),
          Map.entry("slide_right", SLIDE_RIGHT),
          Map.entry("slide_up", SLIDE_UP),
          Map.entry("slide_down", SLIDE_DOWN),
          Map.entry("scroll_left", SLIDE_LEFT),
          Map.entry("scroll_right", SLIDE_RIGHT),
          Map.entry("zoom", ZOOM),
          Map.entry("zoomin", ZOOM_IN),
          Map.entry("zoomslightout", ZOOM_SLIGHT_OUT),
          Map.entry("growth", GROWTH),
          Map.entry("spring", SPRING),
          Map.entry("elasticzoom", ELASTIC),
          Map.entry("rotateup", ROTATE_UP),
          Map.entry("rotateflip", ROTATE_FLIP),
          Map.entry("open", OPEN),
          Map.entry("close", CLOSE),
          Map.entry("typewriter1", TYPEWRITER));

  /** The motion of a name such as {@code slide_left_in}. */
  static Optional<Motion> coming(String name) {
    return named(name, "_in");
  }

  /** The motion of a name such as {@code slide_down_out}; nothing is typed backwards. */
  static Optional<Motion> going(String name) {
    return named(name, "_out").filter(motion -> motion != TYPEWRITER);
  }

  /** The motion of a name such as {@code heartbeat_display}. */
  static Optional<Motion> looping(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "heartbeat_display" -> Optional.of(HEARTBEAT);
      case "rainbrush_display" -> Optional.of(RAINBRUSH);
      default -> Optional.empty();
    };
  }

  /** Whether it changes the place, of which a text has one way at a time. */
  boolean isSlide() {
    return slideX() != 0 || slideY() != 0;
  }

  /** −1 to the left, 1 to the right. */
  int slideX() {
    return this == SLIDE_LEFT ? -1 : this == SLIDE_RIGHT ? 1 : 0;
  }

  /** −1 up, 1 down. */
  int slideY() {
    return this == SLIDE_UP ? -1 : this == SLIDE_DOWN ? 1 : 0;
  }

  private static Optional<Motion> named(String name, String ending) {
    String small = name.toLowerCase(Locale.ROOT);
    if (!small.endsWith(ending)) {
      return Optional.empty();
    }
    return Optional.ofNullable(NAMES.get(small.substring(0, small.length() - ending.length())));
  }
}
