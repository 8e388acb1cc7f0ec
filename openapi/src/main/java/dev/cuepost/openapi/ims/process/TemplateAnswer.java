package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.template.Template;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;

/** Templates as they are told. */
final class TemplateAnswer {
  private TemplateAnswer() {}

  /** One of a user's, as it is told where its subtype goes by name. */
  static Fields named(Template template) {
    Fields fields = common(template);
    template.subtype().flatMap(template.type()::subtype).ifPresent(s -> fields.text("Subtype", s));
    return dated(template, fields);
  }

  /** One of a user's, as it is told where its subtype goes by number. */
  static Fields custom(Template template) {
    return dated(template, numbered(template));
  }

  /** A built-in one. */
  static Fields system(Template template) {
    return numbered(template);
  }

  private static Fields numbered(Template template) {
    Fields fields = common(template);
    template
        .subtype()
        .ifPresent(number ->
            fields.whole("Subtype", number).text("SubtypeName", template.type().subtype(number)));
    return fields;
  }

  private static Fields common(Template template) {
    return new Fields()
        .text("TemplateId", template.id())
        .text("TemplateName", template.name())
        .whole("Type", template.type().number())
        .text("TypeName", template.type().word())
        .text("TemplateConfig", template.config())
        .text("Status", "Normal");
  }

  private static Fields dated(Template template, Fields fields) {
    return fields
        .flag("IsDefault", template.isDefault())
        .text("CreateTime", WireTime.of(template.createdAt()))
        .text("ModifiedTime", WireTime.of(template.modifiedAt()));
  }
}
