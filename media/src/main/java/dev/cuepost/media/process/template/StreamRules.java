package dev.cuepost.media.process.template;

import dev.cuepost.media.json.Rejection;
import java.util.List;
import java.util.Optional;

/** Says whether streams can be made by templates of a group. */
@FunctionalInterface
public interface StreamRules {
  /**
   * Checks templates as jobs will read them.
   *
   * @param given those that are to be stored
   * @param all of the group, as it would be with them
   * @return what is wrong with them
   */
  Optional<Rejection> check(List<StreamTemplate> given, List<StreamTemplate> all);
}
