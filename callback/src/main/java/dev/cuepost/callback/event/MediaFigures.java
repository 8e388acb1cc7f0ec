package dev.cuepost.callback.event;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the analysis of a file found; all of it is told in strings.
 *
 * @param seconds its length
 * @param height of the picture in pixels; empty for sound alone
 * @param width of the picture in pixels; empty for sound alone
 * @param fps pictures a second; empty for sound alone
 * @param bitrate in kbit a second
 * @param sizeBytes of the file
 */
public record MediaFigures(
    BigDecimal seconds,
    Optional<Integer> height,
    Optional<Integer> width,
    Optional<BigDecimal> fps,
    BigDecimal bitrate,
    long sizeBytes)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.digits("Duration", seconds)
        .digits("Height", height)
        .digits("Width", width)
        .digits("Fps", fps)
        .digits("Bitrate", bitrate)
        .digits("Size", sizeBytes);
  }
}
