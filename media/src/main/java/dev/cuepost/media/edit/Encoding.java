package dev.cuepost.media.edit;

import dev.cuepost.media.edit.MediaFacts.Coding;
import dev.cuepost.media.edit.OutputConfig.Container;
import dev.cuepost.media.edit.OutputConfig.VideoCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The words that tell FFmpeg how to encode and wrap. */
final class Encoding {
  /** Seconds from one key frame to the next that a playlist is cut at. */
  private static final int HLS = 2;

  /** What the fastest preset leaves out, and the picture is worth; a profile may take it away. */
  private static final String TOOLS = "cabac=1:8x8dct=1:deblock=0,0:sps-id=";

  private Encoding() {}

  /** All of the output by one run. */
  static List<String> words(Composition composition) {
    var words = new ArrayList<String>();
    words.addAll(seen(composition));
    words.addAll(tag(composition));
    words.addAll(sound(composition.output().container()));
    words.addAll(wrapping(composition));
    return words;
  }

  /** A segment's picture by itself. */
  static List<String> segment(Composition composition) {
    var words = new ArrayList<>(seen(composition));
    words.addAll(List.of("-map_metadata", "-1", "-f", "nut"));
    return words;
  }

  /**
   * What encoded pictures must be like to stand beside pictures that are copied.
   *
   * @param coding how those are coded
   * @param number of parameter sets that those leave free
   */
  record Beside(Coding coding, int number) {
    /** A filter that has frames say of their colours what the others say. */
    String tags() {
      var tags = coding.tags();
      return "setparams=range=%s:color_primaries=%s:color_trc=%s:colorspace=%s"
          .formatted(tags.range(), tags.primaries(), tags.transfer(), tags.matrix());
    }
  }

  /**
   * The picture of segments, to be joined with pictures that are copied. There are few of them:
   * they are encoded fast and well, and may take the room that this needs.
   *
   * @param begins the frames with which segments begin
   */
  static List<String> beside(Composition composition, Beside beside, List<Long> begins) {
    var tags = beside.coding().tags();
    String keys = begins.stream().map("eq(n,%d)"::formatted).collect(Collectors.joining("+"));
    return List.of(
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-crf",
        "15",
        "-profile:v",
        Copying.profile(beside.coding()),
        "-x264-params",
        TOOLS + beside.number(),
        "-force_key_frames",
        "expr:" + keys,
        "-forced-idr",
        "1",
        "-r",
        composition.canvas().orElseThrow().rate().text(),
        "-fps_mode",
        "cfr",
        "-pix_fmt",
        "yuv420p",
        "-colorspace",
        tags.matrix(),
        "-color_primaries",
        tags.primaries(),
        "-color_trc",
        tags.transfer(),
        "-color_range",
        tags.range(),
        "-map_metadata",
        "-1",
        "-f",
        "mp4");
  }

  /** The sound by itself. */
  static List<String> soundAlone(Composition composition) {
    var words = new ArrayList<>(sound(composition.output().container()));
    words.addAll(List.of("-map_metadata", "-1", "-f", "ipod"));
    return words;
  }

  /** What is encoded already, in its container. */
  static List<String> joined(Composition composition) {
    var words = new ArrayList<>(tag(composition));
    words.addAll(wrapping(composition));
    return words;
  }

  private static List<String> seen(Composition composition) {
    var output = composition.output();
    var words = new ArrayList<String>();
    composition
        .canvas()
        .ifPresent(canvas -> {
          words.addAll(picture(composition));
          if (output.container() == Container.FLV) { // its times may not be negative
            words.addAll(List.of("-bf", "0"));
          }
          if (output.container() == Container.M3U8) { // where it may be cut
            words.addAll(List.of("-force_key_frames", "expr:gte(t,n_forced*%d)".formatted(HLS)));
          }
          words.addAll(List.of("-r", canvas.rate().text(), "-fps_mode", "cfr"));
          if (output.container() != Container.GIF) {
            words.addAll(
                List.of(
                    "-pix_fmt", composition.isTransparent() ? "yuva420p" : "yuv420p",
                    "-colorspace", "bt709",
                    "-color_primaries", "bt709",
                    "-color_trc", "bt709",
                    "-color_range", "tv"));
          }
        });
    return words;
  }

  private static List<String> wrapping(Composition composition) {
    var container = composition.output().container();
    var words = new ArrayList<>(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
    if (isIsoFile(container)) {
      words.addAll(List.of("-movflags", "+faststart"));
    }
    words.addAll(List.of("-f", container.muxer()));
    return words;
  }

  /** What players of Apple's look for. */
  private static List<String> tag(Composition composition) {
    return composition.canvas().isPresent()
            && composition.output().codec() == VideoCodec.H265
            && isIsoFile(composition.output().container())
        ? List.of("-tag:v", "hvc1")
        : List.of();
  }

  private static boolean isIsoFile(Container container) {
    return switch (container) {
      case MP4, MOV, M4A -> true;
      case WEBM, MKV, FLV, TS, M3U8, GIF, MP3, AAC, FLAC, OGG, WAV -> false;
    };
  }

  private static List<String> picture(Composition composition) {
    var output = composition.output();
    var words = new ArrayList<String>();
    if (output.container() == Container.WEBM) {
      words.addAll(
          List.of("-c:v", "libvpx-vp9", "-deadline", "good", "-cpu-used", "5", "-row-mt", "1"));
      if (composition.isTransparent()) { // a frame that is not shown has no transparency
        words.addAll(List.of("-auto-alt-ref", "0"));
      }
      words.addAll(rate(composition, 31));
      return words;
    }
    if (output.container() == Container.GIF) {
      return List.of("-c:v", "gif", "-loop", "0");
    }
    boolean hevc = output.codec() == VideoCodec.H265;
    words.addAll(List.of("-c:v", hevc ? "libx265" : "libx264"));
    words.addAll(List.of("-preset", output.preset().orElse("veryfast")));
    if (hevc) {
      words.addAll(List.of("-x265-params", "log-level=error"));
    } else {
      output.profile().ifPresent(profile -> words.addAll(List.of("-profile:v", profile)));
    }
    words.addAll(rate(composition, hevc ? 24 : 20));
    return words;
  }

  /** A constant quality, below a ceiling if there is one; or the bitrate that is wanted. */
  private static List<String> rate(Composition composition, int quality) {
    var output = composition.output();
    var bitrate = bitrate(composition);
    if (output.crf().isEmpty() && bitrate.isPresent()) {
      var words = new ArrayList<>(List.of("-b:v", Long.toString(bitrate.getAsLong())));
      long most = bitrate.getAsLong() * 3 / 2;
      words.addAll(
          bounded(
              output.bitrate().isPresent()
                  ? most
                  : Math.min(most, composition.produce().maxBitrate().orElse(most))));
      return words;
    }
    var words = new ArrayList<>(List.of("-crf", Integer.toString(output.crf().orElse(quality))));
    var ceiling = bitrate.isPresent() ? bitrate : composition.produce().maxBitrate();
    if (output.container()
        == Container.WEBM) { // its encoder takes this for the ceiling, 0 for none
      words.addAll(List.of("-b:v", Long.toString(ceiling.orElse(0))));
    }
    ceiling.ifPresent(most -> words.addAll(bounded(most)));
    return words;
  }

  /** As given, or as high as the materials' where that is wished for, below its ceiling. */
  private static OptionalLong bitrate(Composition composition) {
    var produce = composition.produce();
    if (composition.output().bitrate().isPresent()
        || !produce.keepBitrate()
        || composition.sourceBitrate() <= 0) {
      return composition.output().bitrate();
    }
    return OptionalLong.of(
        Math.min(
            composition.sourceBitrate(), produce.maxBitrate().orElse(composition.sourceBitrate())));
  }

  private static List<String> bounded(long most) {
    return List.of("-maxrate", Long.toString(most), "-bufsize", Long.toString(most * 2));
  }

  private static List<String> sound(Container container) {
    return switch (container) {
      case MP4, MOV, MKV, FLV, TS, M3U8, M4A, AAC -> List.of("-c:a", "aac", "-b:a", "192k");
      case WEBM -> List.of("-c:a", "libopus", "-b:a", "128k");
      case OGG -> List.of("-c:a", "libvorbis", "-q:a", "6");
      case FLAC -> List.of("-c:a", "flac");
      case GIF -> List.of();
      case MP3 -> List.of("-c:a", "libmp3lame", "-b:a", "192k");
      case WAV -> List.of("-c:a", "pcm_s16le");
    };
  }
}
