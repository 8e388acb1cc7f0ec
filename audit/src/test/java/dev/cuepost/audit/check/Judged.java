package dev.cuepost.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.audit.check.Violation.Kind;

/** What the tests of the checker say of a story. */
final class Judged {
  private Judged() {}

  static void clean(Story story) {
    assertThat(story.verdict().violations()).isEmpty();
  }

  static void broken(Story story, Kind kind) {
    assertThat(story.verdict().violations()).extracting(Violation::kind).containsOnly(kind);
  }
}
