package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.process.transcode.Conversion.Limit;
import dev.cuepost.media.process.transcode.Conversion.Mode;
import dev.cuepost.media.process.transcode.PictureConfig.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words that tell FFmpeg how to encode picture and sound. */
final class Encoding {
  private final TranscodeConfig config;
  private final StreamFacts source;
  private final Path statistics;

  /**
   * Words for one output.
   *
   * @param source how the first input is encoded
   * @param statistics where the first of two passes leaves what it found, a prefix of file names
   */
  Encoding(TranscodeConfig config, StreamFacts source, Path statistics) {
    this.config = config;
    this.source = source;
    this.statistics = statistics;
  }

  /**
   * For the picture.
   *
   * @param rate of the output
   * @param pass 1 or 2 of two, 0 if there is but one
   */
  List<String> picture(FrameRate rate, int pass) {
    var picture = config.picture().orElseThrow();
    var codec = picture.codec();
    var words = new ArrayList<>(List.of("-c:v", codec.encoder()));
    words.addAll(effort(picture));
    words.addAll(rate(picture));
    picture.profile().ifPresent(profile -> words.addAll(List.of("-profile:v", profile)));
    words.addAll(List.of("-pix_fmt", picture.pixelFormat()));
    words.addAll(List.of("-g", Integer.toString(picture.gop().at(rate))));
    if (picture.scan().filter(Scan.INTERLACED::equals).isPresent()) {
      words.addAll(List.of("-flags", "+ildct+ilme"));
    }
    words.addAll(own(codec, pass));
    if (pass > 0 && codec != PictureCodec.H265) {
      words.addAll(
          List.of(
              "-pass", Integer.toString(pass),
              "-passlogfile", statistics.toAbsolutePath().toString()));
    }
    return words;
  }

  /** For the sound. */
  List<String> sound() {
    var sound = config.sound().orElseThrow();
    var words = new ArrayList<>(List.of("-c:a", sound.codec().encoder()));
    if (sound.codec() != SoundCodec.FLAC) {
      long wanted =
          limited(
              "TransConfig.IsCheckAudioBitrateFail",
              sound.bitrate(),
              config.conversion().soundBitrate(),
              source.sound());
      words.addAll(List.of("-b:a", possible(sound, wanted) + "k"));
    }
    words.addAll(List.of("-ar", Integer.toString(sound.sampleRate())));
    words.addAll(List.of("-ac", Integer.toString(sound.channels())));
    return words;
  }

  private static List<String> effort(PictureConfig picture) {
    if (!picture.codec().isVpx()) {
      return List.of("-preset", picture.preset());
    }
    String speed =
        switch (picture.preset()) {
          case "medium" -> "4";
          case "slow" -> "2";
          case "slower" -> "1";
          case "veryslow" -> "0";
          default -> "5";
        };
    var words = new ArrayList<>(List.of("-deadline", "good", "-cpu-used", speed));
    if (picture.codec() == PictureCodec.VP9) {
      words.addAll(List.of("-row-mt", "1"));
    }
    return words;
  }

  private List<String> rate(PictureConfig picture) {
    var rate = picture.rate();
    var mode = config.conversion().mode();
    var words = new ArrayList<String>();
    boolean quality = mode == Mode.ONEPASS && (rate.crf().isPresent() || rate.bitrate().isEmpty());
    if (quality) {
      int crf = rate.crf().orElse(picture.codec().crf());
      words.addAll(List.of("-crf", Integer.toString(crf)));
      switch (picture.codec()) {
        case VP9 -> words.addAll(List.of("-b:v", "0"));
        // a quality of VP8 counts below a bitrate only, so there is one that is never reached
        case VP8 -> words.addAll(List.of("-b:v", "50000k"));
        case H264, H265 -> {}
      }
    } else {
      long wanted =
          limited(
              "TransConfig.IsCheckVideoBitrateFail",
              rate.bitrate().orElseThrow(),
              config.conversion().pictureBitrate(),
              source.picture());
      words.addAll(List.of("-b:v", wanted + "k"));
      if (mode == Mode.CBR) {
        words.addAll(List.of("-minrate", wanted + "k", "-maxrate", wanted + "k"));
        words.addAll(List.of("-bufsize", rate.bufsize() + "k"));
        return words;
      }
    }
    rate.maxrate()
        .ifPresent(most ->
            words.addAll(List.of("-maxrate", most + "k", "-bufsize", rate.bufsize() + "k")));
    return words;
  }

  /** What must be said in an encoder's own words. */
  private List<String> own(PictureCodec codec, int pass) {
    boolean constant = config.conversion().mode() == Mode.CBR;
    return switch (codec) {
      // without filling up, a quiet picture would stay below the constant bitrate
      case H264 -> constant ? List.of("-x264-params", "nal-hrd=cbr") : List.of();
      case H265 -> {
        var own = new ArrayList<>(List.of("log-level=error"));
        if (pass > 0) {
          String file = statistics.toAbsolutePath().toString().replaceAll("([\\\\':])", "\\\\$1");
          own.addAll(List.of("pass=" + pass, "stats=" + file));
        }
        var words = new ArrayList<>(List.of("-x265-params", String.join(":", own)));
        if (config.container().isIsoFile()) {
          words.addAll(List.of("-tag:v", "hvc1"));
        }
        yield words;
      }
      case VP8, VP9 -> List.of();
    };
  }

  /** A bitrate in kilobits, as far as the source's own lets it be. */
  private static long limited(
      String rule, int wanted, Limit limit, Optional<StreamFacts.Stream> source) {
    long own = source.map(StreamFacts.Stream::bitrate).orElse(0L) / 1_000;
    if (limit == Limit.NONE || own <= 0 || wanted <= own) {
      return wanted;
    }
    if (limit == Limit.REFUSE) {
      throw Words.impossible(
          rule, "forbids %d Kbit/s, as the source has %d".formatted(wanted, own));
    }
    return own;
  }

  /** Two encoders refuse what is beyond them rather than coming as close as they can. */
  private static long possible(SoundConfig sound, long wanted) {
    int channels = sound.channels();
    return switch (sound.codec()) {
      case OPUS -> Math.min(wanted, 256L * Math.min(2, channels));
      case VORBIS -> {
        long least = sound.sampleRate() < 32_000 ? 16 : 24;
        long most = sound.sampleRate() < 32_000 ? 64 : 240;
        yield Math.clamp(wanted, Math.max(32, least * channels), most * channels);
      }
      case AAC, MP3, FLAC -> wanted;
    };
  }
}
