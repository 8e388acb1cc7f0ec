package dev.cuepost.media.process.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a file. Times count from its first moment, scores run over 0..100.
 *
 * @param suggestion about the file as a whole; every audit has one
 * @param notes what could not be looked at, and why, a sentence each
 */
public record Findings(
    List<Label> labels,
    List<Text> texts,
    Optional<Suggestion> suggestion,
    List<Scene> scenes,
    List<String> notes) {
  public Findings {
    labels = List.copyOf(labels);
    texts = List.copyOf(texts);
    scenes = List.copyOf(scenes);
    notes = List.copyOf(notes);
  }

  /**
   * Something that the file shows or sounds like.
   *
   * @param category such as {@code Person}
   */
  public record Label(
      String category, String name, Optional<Double> score, List<Occurrence> occurrences) {
    public Label {
      occurrences = List.copyOf(occurrences);
    }
  }

  /**
   * When.
   *
   * @param to not before {@code from}
   */
  public record Occurrence(Duration from, Duration to, Optional<Double> score) {}

  /**
   * What can be read in the picture or heard.
   *
   * @param to not before {@code from}
   */
  public record Text(String content, Duration from, Duration to) {}

  /**
   * What an audit says about one scene, such as {@code porn}.
   *
   * @param label what was found, such as {@code normal}
   * @param occurrences when it is to be seen, if the plug-in says that
   */
  public record Scene(
      String scene,
      String label,
      Suggestion suggestion,
      Optional<Double> score,
      List<Occurrence> occurrences) {
    public Scene {
      occurrences = List.copyOf(occurrences);
    }
  }
}
