package dev.cuepost.media.process.template;

import java.time.Instant;
import java.util.Optional;

/**
 * A template.
 *
 * @param id 32 hex digits, or {@code S} and more for a built-in one
 * @param subtype number of a subtype of its type, from 1; absent where the type has none
 * @param config a JSON object; what its members mean depends on the type
 * @param isDefault whether it is meant where a job of its type names none
 */
public record Template(
    String id,
    String name,
    TemplateType type,
    Optional<Integer> subtype,
    String config,
    boolean isDefault,
    Instant createdAt,
    Instant modifiedAt) {
  /** Whether it only puts streams into another container. */
  public boolean remuxes() {
    return type == TemplateType.TRANSCODE
        && subtype.flatMap(type::subtype).filter("Remux"::equals).isPresent();
  }
}
