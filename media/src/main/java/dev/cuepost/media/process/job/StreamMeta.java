package dev.cuepost.media.process.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The figures of a stream that a job made, as VOD tells them.
 *
 * @param kilobits a second
 * @param seconds how long it plays
 * @param codec of the picture, or of the sound if there is none
 * @param format {@code mp4}, {@code m3u8} and so on
 * @param definition as its template calls it, such as {@code LD}
 * @param bitDepth of the picture, 8 or more
 */
public record StreamMeta(
    BigDecimal kilobits,
    BigDecimal seconds,
    long sizeBytes,
    Optional<String> codec,
    Optional<BigDecimal> fps,
    Optional<Integer> width,
    Optional<Integer> height,
    String format,
    String definition,
    boolean audio,
    boolean encrypted,
    Optional<Integer> bitDepth) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BigDecimal BITS = BigDecimal.valueOf(1_000);
  private static final Pattern DEEP = Pattern.compile(".*?(9|1[0246])[lb]e");

  /** Of a job that has succeeded; nothing is known of others. */
  public static Optional<StreamMeta> of(ProcessJob job) {
    return job.result().map(result -> of(job, result));
  }

  private static StreamMeta of(ProcessJob job, Result result) {
    JsonNode meta = read(result.meta().orElse("{}"));
    JsonNode basic = meta.path("FileBasicInfo");
    JsonNode video = meta.path("VideoStreamInfoList").path(0);
    JsonNode sound = meta.path("AudioStreamInfoList").path(0);
    String key = result.keys().getFirst();
    String format = key.substring(key.lastIndexOf('.') + 1);
    return new StreamMeta(
        number(basic, "Bitrate")
            .map(bits -> bits.divide(BITS, 0, RoundingMode.HALF_UP))
            .orElse(BigDecimal.ZERO),
        number(basic, "Duration").orElse(BigDecimal.ZERO),
        basic.path("FileSize").asLong(),
        text(video, "Codec_name").or(() -> text(sound, "CodecName")),
        number(video, "Avg_fps").or(() -> number(video, "Fps")).map(BigDecimal::stripTrailingZeros),
        number(video, "Width").map(BigDecimal::intValue),
        number(video, "Height").map(BigDecimal::intValue),
        format,
        definition(job),
        video.isMissingNode() && !sound.isMissingNode(),
        read(job.order().config()).has("Encryption"),
        text(video, "PixFmt").map(StreamMeta::bitDepth));
  }

  /** By the name that FFmpeg has for how pictures are stored, such as {@code yuv420p10le}. */
  public static int bitDepth(String pixelFormat) {
    Matcher deep = DEEP.matcher(pixelFormat);
    return deep.matches() ? Integer.parseInt(deep.group(1)) : 8;
  }

  /** Whether a stream was to hold sound alone, however the job ended. */
  static boolean isToBeAudio(ProcessJob job) {
    JsonNode config = read(job.order().config());
    return !config.has("Video") && !config.path("Remux").asBoolean();
  }

  /** What the template of a stream calls it. */
  public static String definition(ProcessJob job) {
    return read(job.order().shown()).path("Definition").asText("OD");
  }

  /** The ids of the watermarks that are laid over a stream. */
  public static List<String> watermarkIds(ProcessJob job) {
    List<String> ids = new ArrayList<>();
    read(job.order().shown()).path("WatermarkIds").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private static Optional<BigDecimal> number(JsonNode node, String name) {
    return text(node, name)
        .filter(text -> text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?"))
        .map(BigDecimal::new);
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asText()).filter(text -> !text.isEmpty());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is no JSON", e);
    }
  }
}
