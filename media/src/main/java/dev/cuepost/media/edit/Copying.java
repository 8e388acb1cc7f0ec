package dev.cuepost.media.edit;

import dev.cuepost.media.edit.ClearSpans.Clear;
import dev.cuepost.media.edit.MediaFacts.Coding;
import dev.cuepost.media.mp4.AvcConfig;
import dev.cuepost.media.mp4.CodedPictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which frames of an edit need not be encoded again, because a source has them as they are wanted.
 */
public final class Copying {
  /** What is shorter is not worth a seam on both sides. */
  private static final Duration SHORTEST = Duration.ofMillis(480);

  /** A bitrate is a wish: so much more than it is none too much. */
  private static final double TOLERANCE = 1.05;

  /** FFmpeg's names of the profiles that all players know, with those of its encoder. */
  private static final Map<String, String> PROFILES =
      Map.of(
          "Constrained Baseline", "baseline",
          "Baseline", "baseline",
          "Main", "main",
          "High", "high");

  private static final Set<String> RANGES = Set.of("unknown", "tv");
  private static final Set<String> COLOURS = Set.of("unknown", "bt709");

  private Copying() {}

  /**
   * The sources whose coded pictures are worth a look, with the numbers of their tracks.
   *
   * @param captions what is drawn over the picture
   */
  public static Map<MediaRef, Integer> candidates(Composition edit, DrawnCaptions captions) {
    Map<MediaRef, Integer> candidates = new HashMap<>();
    clear(edit, captions)
        .forEach(clear ->
            candidates.put(
                clear.shot().source(), clear.shot().facts().picture().orElseThrow().stream()));
    return candidates;
  }

  /**
   * What is copied.
   *
   * @param config by which all of it is decoded
   * @param copies at least one, in order
   */
  record Copies(AvcConfig config, List<Copy> copies) {
    private long frames() {
      return copies.stream().mapToLong(copy -> copy.over().frames()).sum();
    }
  }

  /**
   * The frames that are copied, if there are any. All of them are decoded by the same parameters:
   * an MP4 file cannot have two sets of the same number, and few encoders number theirs
   * differently.
   */
  static Optional<Copies> of(
      Composition edit, DrawnCaptions captions, Map<MediaRef, CodedPictures> coded) {
    if (coded.isEmpty()) {
      return Optional.empty();
    }
    Map<AvcConfig, List<Copy>> byConfig = new LinkedHashMap<>();
    for (Clear clear : clear(edit, captions)) {
      var pictures = coded.get(clear.shot().source());
      if (pictures != null) {
        byConfig
            .computeIfAbsent(pictures.config(), config -> new ArrayList<>())
            .addAll(copies(clear, pictures, edit.canvas().orElseThrow().rate()));
      }
    }
    return byConfig.entrySet().stream()
        .filter(found -> !found.getValue().isEmpty())
        .map(found -> new Copies(found.getKey(), inOrder(found.getValue())))
        .max(Comparator.comparingLong(Copies::frames));
  }

  private static List<Copy> inOrder(List<Copy> copies) {
    return copies.stream().sorted(Comparator.comparingLong(copy -> copy.over().from())).toList();
  }

  private static List<Copy> copies(Clear clear, CodedPictures pictures, FrameRate rate) {
    var shot = clear.shot();
    var in = shot.in().plus(coding(shot).begins()).minus(rate.timeOf(shot.start()));
    return new Stretches(pictures, in, rate)
        .within(clear.over().from(), clear.over().end(), rate.frameAt(SHORTEST)).stream()
            .map(stretch -> new Copy(stretch.over(), shot.source(), stretch.first()))
            .toList();
  }

  private static List<Clear> clear(Composition edit, DrawnCaptions captions) {
    if (edit.canvas().isEmpty() || !isOpen(edit.output())) {
      return List.of();
    }
    return ClearSpans.of(edit, captions).stream()
        .filter(clear ->
            clear.shot().facts().demuxer().equals("mov")
                && clear.shot().facts().picture().orElseThrow().coding().isPresent()
                && fits(edit, coding(clear.shot())))
        .toList();
  }

  /**
   * Whether the output leaves open how its pictures come to be coded. A preset is a wish for haste
   * or for thoroughness, and a copy is both.
   */
  private static boolean isOpen(OutputConfig output) {
    return output.codec() == OutputConfig.VideoCodec.H264
        && output.crf().isEmpty()
        && switch (output.container()) {
          case MP4, MOV, MKV, TS -> true;
          // FLV wants no negative times, a playlist key frames at certain moments
          case FLV, M3U8, WEBM, GIF, M4A, MP3, AAC, FLAC, OGG, WAV -> false;
        };
  }

  private static boolean fits(Composition edit, Coding coding) {
    var output = edit.output();
    String profile = PROFILES.get(coding.profile());
    return coding.codec().equals("h264")
        && coding.plain()
        && RANGES.contains(coding.tags().range())
        && COLOURS.contains(coding.tags().matrix())
        && COLOURS.contains(coding.tags().primaries())
        && COLOURS.contains(coding.tags().transfer())
        && profile != null
        && output.profile().map(profile::equals).orElse(true)
        && isWithin(coding, output.bitrate().orElse(Long.MAX_VALUE))
        && isWithin(coding, edit.produce().maxBitrate().orElse(Long.MAX_VALUE));
  }

  private static boolean isWithin(Coding coding, long bitrate) {
    return bitrate == Long.MAX_VALUE
        || (coding.bitrate() > 0 && coding.bitrate() <= bitrate * TOLERANCE);
  }

  /** The encoder's name of the profile of a source that is copied. */
  static String profile(Coding coding) {
    return PROFILES.getOrDefault(coding.profile(), "high");
  }

  private static Coding coding(Composition.Shot shot) {
    return shot.facts().picture().orElseThrow().coding().orElseThrow();
  }
}
