package dev.cuepost.media.category;

import java.util.List;

/**
 * A part of the categories below another one.
 *
 * @param total how many there are on all pages
 */
public record CategoryPage(List<Entry> entries, long total) {
  /**
   * One of them.
   *
   * @param below how many there are right below it
   */
  public record Entry(Category category, long below) {}
}
