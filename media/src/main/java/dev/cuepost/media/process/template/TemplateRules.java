package dev.cuepost.media.process.template;

import dev.cuepost.media.json.Rejection;
import java.util.Optional;

/** Says whether a template's configuration can be worked with. */
@FunctionalInterface
public interface TemplateRules {
  /**
   * Checks the configuration as jobs will read it.
   *
   * @return what is wrong with it
   */
  Optional<Rejection> check(TemplateType type, Optional<Integer> subtype, String config);
}
