package dev.cuepost.media.asset;

import dev.cuepost.callback.event.MediaChanges;
import java.util.Optional;

/** What differs between two descriptions of an asset. */
final class Change {
  private Change() {}

  static MediaChanges between(Details before, Details after) {
    return new MediaChanges(
        of(text(before.title()), text(after.title())),
        of(text(before.description()), text(after.description())),
        of(before.coverUrl(), after.coverUrl()),
        of(before.category(), after.category()),
        of(tags(before), tags(after)));
  }

  private static <T> Optional<MediaChanges.Change<T>> of(Optional<T> before, Optional<T> after) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(new MediaChanges.Change<>(before, after));
  }

  private static Optional<String> tags(Details details) {
    return text(String.join(",", details.tags()));
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
