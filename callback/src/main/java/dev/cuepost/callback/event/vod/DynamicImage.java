package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.StatusWords;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An animated image that is there; all of it is told in strings.
 *
 * @param jobId the job
 * @param fileUrl where it is
 * @param sizeBytes of the file
 * @param fps pictures a second
 * @param height in pixels
 * @param width in pixels
 */
public record DynamicImage(
    String jobId,
    String fileUrl,
    Optional<Long> sizeBytes,
    Optional<BigDecimal> fps,
    Optional<Integer> height,
    Optional<Integer> width)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.digits("FileSize", sizeBytes)
        .text("FileURL", fileUrl)
        .digits("Fps", fps)
        .digits("Height", height)
        .text("JobId", jobId)
        .status(StatusWords.LOWER_CASE, true)
        .digits("Width", width);
  }
}
