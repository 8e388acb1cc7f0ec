package dev.cuepost.console.frame;

import java.util.Optional;

/** What a template draws: records of what is to be seen, with nothing left to be decided. */
public interface View {
  /** The template, such as {@code queue/list}. It takes a {@code frame} and a {@code view}. */
  String template();

  /** What the browser calls the page. */
  String title(Texts texts);

  /** The template of the part that changes by itself; empty if none does. */
  default Optional<String> livePart() {
    return Optional.empty();
  }

  /** Whether that part may still change. */
  default boolean isLive() {
    return false;
  }

  /** Where in the console it is. */
  default Section section() {
    return Section.NONE;
  }
}
