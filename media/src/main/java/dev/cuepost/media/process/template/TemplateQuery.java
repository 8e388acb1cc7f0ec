package dev.cuepost.media.process.template;

import java.util.Optional;
import java.util.Set;

/**
 * Which templates a list shows.
 *
 * @param types of these
 * @param subtypes of these numbers; empty for all
 * @param name part of their name
 * @param page from 1
 * @param size of a page, 1 or more
 * @param newestFirst the order, by when they were made
 */
public record TemplateQuery(
    Set<TemplateType> types,
    Set<Integer> subtypes,
    Optional<String> name,
    Optional<String> templateId,
    int page,
    int size,
    boolean newestFirst) {
  boolean matches(Template template) {
    return types.contains(template.type())
        && (subtypes.isEmpty() || template.subtype().filter(subtypes::contains).isPresent())
        && name.map(template.name()::contains).orElse(true)
        && templateId.map(template.id()::equals).orElse(true);
  }
}
