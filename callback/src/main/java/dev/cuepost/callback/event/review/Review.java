package dev.cuepost.callback.event.review;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import java.util.List;
import java.util.Optional;

/**
 * What an automated review found. Source: VOD documentation, "Automated review completed".
 *
 * @param abnormalModules what was objected to, as {@code video}
 * @param label the gravest label, as {@code porn}; {@code normal} if there is none
 * @param suggestion the gravest suggestion
 * @param video about the pictures, if they were looked at
 * @param images about covers
 * @param texts about the title and the like
 */
public record Review(
    List<String> abnormalModules,
    String label,
    Suggestion suggestion,
    Optional<VideoReview> video,
    List<ImageReview> images,
    List<TextReview> texts)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("AbnormalModules", String.join(",", abnormalModules))
        .text("Label", label)
        .text("Suggestion", suggestion);
    video.ifPresent(v -> json.object("VideoResult", v));
    json.arrayIfAny("ImageResult", images).arrayIfAny("TextResult", texts);
  }
}
