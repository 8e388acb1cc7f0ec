package dev.cuepost.media.process.template;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total how many there are on all pages
 */
public record TemplatePage(List<Template> templates, int total) {
  static TemplatePage of(List<Template> all, TemplateQuery query) {
    List<Template> page =
        all.stream().skip((long) (query.page() - 1) * query.size()).limit(query.size()).toList();
    return new TemplatePage(page, all.size());
  }
}
