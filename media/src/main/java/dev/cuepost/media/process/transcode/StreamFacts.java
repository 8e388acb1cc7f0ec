package dev.cuepost.media.process.transcode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuepost.media.render.Probe;
import java.util.Optional;

/**
 * How an input's streams are encoded.
 *
 * @param picture of the picture, if there is one
 * @param sound of the sound, if there is one
 */
record StreamFacts(Optional<Stream> picture, Optional<Stream> sound) {
  static final StreamFacts UNKNOWN = new StreamFacts(Optional.empty(), Optional.empty());

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * A stream.
   *
   * @param codec FFmpeg's name
   * @param bitrate bits a second, 0 if unknown
   */
  record Stream(String codec, long bitrate) {}

  static StreamFacts of(Probe.Found found) {
    try {
      var report = MAPPER.readTree(found.report());
      var facts = found.facts();
      var sound = facts.sound().map(stream -> stream(report, stream.stream(), 0));
      long rest = Math.max(0, facts.bitrate() - sound.map(Stream::bitrate).orElse(0L));
      return new StreamFacts(
          facts.picture().map(stream -> stream(report, stream.stream(), rest)),
          facts.picture().isEmpty()
              ? facts.sound().map(stream -> stream(report, stream.stream(), facts.bitrate()))
              : sound);
    } catch (JsonProcessingException _) {
      return UNKNOWN;
    }
  }

  /** Some containers tell the bitrate of the whole only. */
  private static Stream stream(JsonNode report, int index, long otherwise) {
    var stream = report.path("streams").path(index);
    long own = stream.path("bit_rate").asLong(0);
    return new Stream(stream.path("codec_name").asText(), own > 0 ? own : otherwise);
  }
}
