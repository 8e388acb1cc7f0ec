package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to make, with templates merged in already.
 *
 * @param container the file format
 * @param remux whether the streams are copied rather than encoded
 * @param picture absent if there is to be none
 * @param sound absent if there is to be none
 * @param conversion how the output relates to the source
 * @param segmenting where a playlist's stream is cut
 * @param span which part of the input is taken
 * @param encryption of a playlist's segments
 * @param combinations parts of the output, one after the other; empty to join the inputs
 */
public record TranscodeConfig(
    Container container,
    boolean remux,
    Optional<PictureConfig> picture,
    Optional<SoundConfig> sound,
    Conversion conversion,
    Segmenting segmenting,
    TimeSpan span,
    List<ImageWatermark> images,
    List<TextWatermark> texts,
    List<Subtitle> subtitles,
    Optional<Encryption> encryption,
    List<Combination> combinations) {

  public TranscodeConfig {
    images = List.copyOf(images);
    texts = List.copyOf(texts);
    subtitles = List.copyOf(subtitles);
    combinations = List.copyOf(combinations);
  }

  /**
   * Reads the JSON text; every refusal is one for submission. Values may be texts, as the protocol
   * has them, or numbers and booleans.
   */
  public static Verdict<TranscodeConfig> read(String json) {
    return ConfigReader.read(json);
  }

  /** Pictures and captions that must be at hand beside the inputs. */
  public Set<MediaRef> files() {
    var files = new LinkedHashSet<MediaRef>();
    images.forEach(image -> files.add(image.file()));
    subtitles.forEach(subtitle -> files.add(subtitle.file()));
    return files;
  }

  /** How the main file's name ends, without the dot: {@code mp4}, {@code m3u8}, … */
  public String extension() {
    return container.extension();
  }

  boolean isSegmented() {
    return container == Container.M3U8;
  }

  /** Whether more must be known about the sources' streams than their sizes and lengths. */
  boolean asksForStreams() {
    return remux || conversion.asksForBitrates();
  }
}
