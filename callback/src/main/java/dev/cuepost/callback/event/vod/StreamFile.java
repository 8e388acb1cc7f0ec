package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The file of a stream, or its playlist.
 *
 * @param bitrate in kbit a second, told as a string
 * @param seconds its length
 * @param codec name of the codec
 * @param encryptType how it is encrypted; empty if it is not
 * @param fileUrl where it is played, without a key
 * @param format as {@code mp4} or {@code m3u8}
 * @param fps pictures a second, told as a string; empty for sound alone
 * @param height of the picture in pixels; empty for sound alone
 * @param width of the picture in pixels; empty for sound alone
 * @param sizeBytes of all its parts
 */
public record StreamFile(
    BigDecimal bitrate,
    BigDecimal seconds,
    Optional<String> codec,
    Optional<String> encryptType,
    String fileUrl,
    String format,
    Optional<BigDecimal> fps,
    Optional<Integer> height,
    Optional<Integer> width,
    long sizeBytes)
    implements EventPart {
  // The bit rate stands before the definition, which a stream has without a file too.
  @Override
  public void write(EventWriter json) {
    json.number("Duration", seconds)
        .text("Codec", codec)
        .flag("Encrypt", encryptType.isPresent())
        .text("EncryptType", encryptType)
        .text("FileUrl", fileUrl)
        .text("Format", format)
        .digits("Fps", fps)
        .number("Height", height)
        .number("Size", sizeBytes)
        .number("Width", width);
  }
}
