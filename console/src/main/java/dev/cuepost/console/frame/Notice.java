package dev.cuepost.console.frame;

import dev.cuepost.console.http.Form;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of the form before this page. Its address says so in one word, so that nobody else can
 * put a text of their own there.
 *
 * @param bad whether it did not work
 */
public record Notice(String text, boolean bad) {
  static Optional<Notice> of(Form query, Texts texts) {
    return Stream.of("failed", "done")
        .flatMap(name -> query.find(name).map(word -> name + "." + word).stream())
        .filter(texts::has)
        .findFirst()
        .map(key -> new Notice(texts.of(key), key.startsWith("failed.")));
  }
}
