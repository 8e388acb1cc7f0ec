package dev.cuepost.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates, which the build compiled. What is put into them is escaped for its place. */
final class Templates {
  private static final String PACKAGE = "dev.cuepost.console.template";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

  byte[] render(Frame frame, View view) {
    return text(view.template(), frame, view).getBytes(UTF_8);
  }

  String text(String template, Frame frame, View view) {
    var output = new StringOutput();
    engine.render(template + ".jte", Map.of("frame", frame, "view", view), output);
    return output.toString();
  }
}
