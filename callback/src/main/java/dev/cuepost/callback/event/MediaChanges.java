package dev.cuepost.callback.event;

import java.util.Optional;

/**
 * What changed in an asset's information; each change is a string that holds JSON.
 *
 * @param title the title
 * @param description the description
 * @param coverUrl address of the cover
 * @param categoryId number of the category
 * @param tags the tags, with commas between
 */
public record MediaChanges(
    Optional<Change<String>> title,
    Optional<Change<String>> description,
    Optional<Change<String>> coverUrl,
    Optional<Change<Long>> categoryId,
    Optional<Change<String>> tags)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    title.ifPresent(c -> json.quoted("Title", texts(c)));
    description.ifPresent(c -> json.quoted("Description", texts(c)));
    coverUrl.ifPresent(c -> json.quoted("CoverURL", texts(c)));
    categoryId.ifPresent(c -> json.quoted("CateId", numbers(c)));
    tags.ifPresent(c -> json.quoted("Tags", texts(c)));
  }

  private static EventPart texts(Change<String> change) {
    return json -> json.text("OldValue", change.before()).text("NewValue", change.after());
  }

  private static EventPart numbers(Change<Long> change) {
    return json -> json.number("OldValue", change.before()).number("NewValue", change.after());
  }

  /**
   * One change.
   *
   * @param before empty if it is new
   * @param after empty if it is gone
   */
  public record Change<T>(Optional<T> before, Optional<T> after) {}
}
