package dev.cuepost.callback.event.review;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a review found in one image.
 *
 * @param type what the image is for, as {@code cover}
 * @param url where it is
 * @param results one for each scene that was looked for
 */
public record ImageReview(
    String type, String url, Suggestion suggestion, String label, List<Result> results)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("Type", type)
        .text("Url", url)
        .text("Suggestion", suggestion)
        .text("Label", label)
        .array("Result", results);
  }

  /**
   * What was found of one scene.
   *
   * @param score of 100
   * @param scene as {@code porn}
   */
  public record Result(Suggestion suggestion, BigDecimal score, String label, String scene)
      implements EventPart {
    @Override
    public void write(EventWriter json) {
      json.text("Suggestion", suggestion)
          .digits("Score", score)
          .text("Label", label)
          .text("Scene", scene);
    }
  }
}
