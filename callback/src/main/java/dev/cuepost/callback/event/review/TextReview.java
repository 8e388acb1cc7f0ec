package dev.cuepost.callback.event.review;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import java.math.BigDecimal;

/**
 * What a review found in one text.
 *
 * @param type what the text is, as {@code title}
 * @param content the text
 * @param score of 100
 * @param scene as {@code antispam}
 */
public record TextReview(
    String type,
    String content,
    Suggestion suggestion,
    BigDecimal score,
    String label,
    String scene)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("Type", type)
        .text("Content", content)
        .text("Suggestion", suggestion)
        .digits("Score", score)
        .text("Label", label)
        .text("Scene", scene);
  }
}
