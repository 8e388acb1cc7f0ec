package dev.cuepost.media.job;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.project.Content;
import java.util.Optional;

/**
 * {@code ProjectMetadata}: what the project of a job is called that is made for it.
 *
 * @param title at most 128 characters
 * @param description at most 1,024 characters
 */
record ProjectName(Optional<String> title, Optional<String> description) {
  static final ProjectName NONE = new ProjectName(Optional.empty(), Optional.empty());

  /** The same as what is said of a project. */
  Content words() {
    return Content.NONE.named(title, description);
  }

  static Verdict<ProjectName> read(String json) {
    return Json.readNamed(
        "ProjectMetadata",
        json,
        fields -> new ProjectName(text(fields, "Title", 128), text(fields, "Description", 1_024)));
  }

  private static Optional<String> text(Fields fields, String name, int most) {
    return fields
        .text(name)
        .map(text -> {
          if (text.length() > most) {
            throw Fields.invalid(
                fields.at(name),
                "has at most %d characters, was %d".formatted(most, text.length()));
          }
          return text;
        });
  }
}
