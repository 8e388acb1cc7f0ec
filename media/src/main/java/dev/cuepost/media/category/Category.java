package dev.cuepost.media.category;

import java.time.Instant;

/**
 * A category.
 *
 * @param parent the id of the one above it, {@link #NONE} if there is none
 * @param level 0 at the top
 */
public record Category(
    long id, String name, long parent, int level, CategoryType type, Instant createdAt) {
  /** Stands for the root, which is no category itself. */
  public static final long NONE = -1;
}
