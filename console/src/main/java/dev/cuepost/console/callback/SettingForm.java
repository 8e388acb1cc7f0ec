package dev.cuepost.console.callback;

import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.Checked;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.http.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A setting as the fields of a form. The key goes in and never comes out. */
final class SettingForm {
  static final String ALL = "ALL";

  private SettingForm() {}

  static Fields of(Setting setting) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put("method", List.of(setting.method().name()));
    setting.url().ifPresent(url -> values.put("url", List.of(url)));
    setting.endpoint().ifPresent(endpoint -> values.put("endpoint", List.of(endpoint)));
    setting.queueName().ifPresent(name -> values.put("queue", List.of(name)));
    values.put("events", setting.events());
    if (setting.signed()) {
      values.put("signed", List.of("on"));
    }
    return new Fields(new Form(values));
  }

  /** What stands in the form of somebody who has not set anything. */
  static Fields first(String endpoint) {
    return Fields.of(Map.of("method", "HTTP", "events", ALL, "endpoint", endpoint));
  }

  /** An empty field for the key leaves it as it was. */
  static Setting read(Fields fields, Optional<Setting> before) {
    return new Setting(
        fields.value("method").equals("MNS") ? Method.MNS : Method.HTTP,
        optional(fields, "url"),
        optional(fields, "endpoint"),
        optional(fields, "queue"),
        fields.values("events").stream().distinct().toList(),
        fields.checked("signed"),
        optional(fields, "key").or(() -> before.flatMap(Setting::authKey)));
  }

  private static Optional<String> optional(Fields fields, String name) {
    return Optional.of(fields.value(name).strip()).filter(text -> !text.isEmpty());
  }

  /** Marks the field that is wrong, if one is. */
  static void judge(Fields fields, Setting setting, Product product) {
    if (setting.check(product) instanceof Checked.Invalid(var part, _, String reason)) {
      String field =
          switch (part) {
            case URL -> "url";
            case ENDPOINT -> "endpoint";
            case QUEUE_NAME -> "queue";
            case EVENTS -> "events";
            case AUTH_KEY -> "key";
          };
      fields.wrong(field, Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".");
    }
  }
}
