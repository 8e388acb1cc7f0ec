package dev.cuepost.media.process.plugin;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.plugin.Findings.Label;
import dev.cuepost.media.process.plugin.Findings.Occurrence;
import dev.cuepost.media.process.plugin.Findings.Scene;
import dev.cuepost.media.process.plugin.Findings.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what a plug-in answers, within bounds. What it does not know it passes over. */
final class FindingsReader {
  private static final int MOST_LABELS = 1_000;
  private static final int MOST_OCCURRENCES = 1_000;
  private static final int MOST_TEXTS = 2_000;
  private static final int MOST_SCENES = 100;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_CONTENT = 2_000;
  private static final double BEST = 100;

  private FindingsReader() {}

  /**
   * The reply that an answer makes.
   *
   * @param who answered, as a sentence begins
   */
  static Plugin.Reply reply(String json, Task task, String who) {
    return switch (Json.read("The answer", json, root -> findings(root, task))) {
      case Verdict.Accepted<Findings>(var findings, _) -> new Plugin.Reply.Answered(findings);
      case Verdict.Rejected<Findings>(var rejection) ->
          Plugin.Reply.NotAnswered.failed(
              Plugin.INVALID_ANSWER,
              "%s breaks its contract: %s".formatted(who, rejection.message()));
    };
  }

  private static Findings findings(Fields root, Task task) {
    var suggestion = root.choice("suggestion", Suggestion.class);
    if (task.kind() == Task.Kind.AUDIT && suggestion.isEmpty()) {
      throw Fields.invalid("suggestion", "must be given for an audit");
    }
    return new Findings(
        root.list("labels", MOST_LABELS, FindingsReader::label),
        root.list("texts", MOST_TEXTS, FindingsReader::text),
        suggestion,
        root.list("scenes", MOST_SCENES, FindingsReader::scene),
        List.of());
  }

  private static Label label(Fields fields) {
    return new Label(
        required(fields, "category", LONGEST_NAME),
        required(fields, "name", LONGEST_NAME),
        score(fields),
        occurrences(fields));
  }

  private static List<Occurrence> occurrences(Fields fields) {
    return fields.list(
        "occurrences", MOST_OCCURRENCES, one -> new Occurrence(from(one), to(one), score(one)));
  }

  private static Text text(Fields fields) {
    return new Text(required(fields, "content", LONGEST_CONTENT), from(fields), to(fields));
  }

  private static Scene scene(Fields fields) {
    return new Scene(
        required(fields, "scene", LONGEST_NAME),
        required(fields, "label", LONGEST_NAME),
        fields
            .choice("suggestion", Suggestion.class)
            .orElseThrow(() -> Fields.invalid(fields.at("suggestion"), "must be given")),
        score(fields),
        occurrences(fields));
  }

  private static String required(Fields fields, String name, int longest) {
    String text =
        fields
            .text(name)
            .orElseThrow(() -> Fields.invalid(fields.at(name), "must be a text"))
            .strip();
    if (text.length() > longest) {
      throw Fields.invalid(
          fields.at(name),
          "may have %d characters at most, has %d".formatted(longest, text.length()));
    }
    return text;
  }

  private static Optional<Double> score(Fields fields) {
    return fields.number("score", 0, BEST);
  }

  private static Duration from(Fields fields) {
    return fields
        .seconds("from")
        .orElseThrow(() -> Fields.invalid(fields.at("from"), "must be a time in seconds"));
  }

  /** What is not said to last lasts no time. */
  private static Duration to(Fields fields) {
    var from = from(fields);
    var to = fields.seconds("to").orElse(from);
    if (to.compareTo(from) < 0) {
      throw Fields.invalid(fields.at("to"), "must not be before from");
    }
    return to;
  }
}
