package dev.cuepost.console.frame;

/** What a template draws: records of what is to be seen, with nothing left to be decided. */
public interface View {
  /** The template, such as {@code queue/list}. It takes a {@code frame} and a {@code view}. */
  String template();

  /** What the browser calls the page. */
  String title(Texts texts);

  /** Where in the console it is. */
  default Section section() {
    return Section.NONE;
  }
}
