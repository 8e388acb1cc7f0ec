package dev.cuepost.callback.event.review;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a review found in a video's pictures.
 *
 * @param suggestion the gravest suggestion
 * @param label the gravest label
 * @param scenes one for each scene that was looked for
 */
public record VideoReview(Suggestion suggestion, String label, List<Scene> scenes)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("Suggestion", suggestion).text("Label", label);
    scenes.forEach(scene -> json.object(scene.name() + "Result", scene));
  }

  /**
   * What was found of one scene.
   *
   * @param name as {@code Porn} or {@code Terrorism}; the member is this and {@code Result}
   * @param maxScore of 100
   * @param averageScore of 100
   * @param top the pictures with the highest scores
   * @param counts how many pictures have which label
   */
  public record Scene(
      String name,
      Suggestion suggestion,
      String label,
      BigDecimal maxScore,
      BigDecimal averageScore,
      List<Picture> top,
      List<LabelCount> counts)
      implements EventPart {
    @Override
    public void write(EventWriter json) {
      json.text("Suggestion", suggestion)
          .text("Label", label)
          .digits("MaxScore", maxScore)
          .digits("AverageScore", averageScore)
          .array("TopList", top)
          .array("CounterList", counts);
    }
  }

  /**
   * One picture.
   *
   * @param score of 100
   * @param atMillis place in the video
   * @param url where the picture is kept, if it is
   */
  public record Picture(BigDecimal score, String label, long atMillis, Optional<String> url)
      implements EventPart {
    @Override
    public void write(EventWriter json) {
      json.digits("Score", score)
          .text("Label", label)
          .digits("Timestamp", atMillis)
          .text("Url", url);
    }
  }

  /** How many pictures have a label. */
  public record LabelCount(String label, int count) implements EventPart {
    @Override
    public void write(EventWriter json) {
      json.text("Label", label).number("Count", count);
    }
  }
}
