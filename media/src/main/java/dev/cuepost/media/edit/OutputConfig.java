package dev.cuepost.media.edit;

import dev.cuepost.media.json.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is to come out: {@code OutputMediaConfig}.
 *
 * <p>Source: "Production parameters",
 * https://www.alibabacloud.com/help/en/ims/developer-reference/clip-composition-parameter-description
 *
 * @param mediaUrl where the output goes, as written
 * @param container by the extension of the address
 * @param width in pixels, 128..4096
 * @param height in pixels, 128..4096; the shorter side is at most 2160
 * @param bitrate of the picture, bits a second
 * @param maxDuration cap of the length, positive
 * @param fps frames a second
 * @param orientation which way a size that is not given is to lie
 */
public record OutputConfig(
    String mediaUrl,
    Container container,
    OptionalInt width,
    OptionalInt height,
    OptionalLong bitrate,
    Optional<Duration> maxDuration,
    VideoCodec codec,
    OptionalInt crf,
    Optional<String> preset,
    Optional<String> profile,
    Optional<FrameRate> fps,
    Optional<Orientation> orientation) {

  /** Reads the JSON text; every refusal is one for submission. */
  public static Verdict<OutputConfig> read(String json) {
    return OutputConfigReader.read(json);
  }

  /** File formats that can be made. */
  public enum Container {
    MP4("mp4", "video/mp4", true, true),
    MOV("mov", "video/quicktime", true, true),
    WEBM("webm", "video/webm", true, true),
    MKV("matroska", "video/x-matroska", true, true),
    FLV("flv", "video/x-flv", true, true),
    TS("mpegts", "video/mp2t", true, true),
    /** A playlist and its segments, which are one file until they are cut. */
    M3U8("mpegts", "application/vnd.apple.mpegurl", true, true),
    GIF("gif", "image/gif", true, false),
    M4A("ipod", "audio/mp4", false, true),
    MP3("mp3", "audio/mpeg", false, true),
    AAC("adts", "audio/aac", false, true),
    FLAC("flac", "audio/flac", false, true),
    OGG("ogg", "audio/ogg", false, true),
    WAV("wav", "audio/wav", false, true);

    private final String muxer;
    private final String contentType;
    private final boolean picture;
    private final boolean sound;

    Container(String muxer, String contentType, boolean picture, boolean sound) {
      this.muxer = muxer;
      this.contentType = contentType;
      this.picture = picture;
      this.sound = sound;
    }

    /** FFmpeg's name of the format. */
    public String muxer() {
      return muxer;
    }

    /** Its media type, as stored with the object. */
    public String contentType() {
      return contentType;
    }

    /** Whether it holds a picture; the others keep the sound alone. */
    public boolean hasPicture() {
      return picture;
    }

    public boolean hasSound() {
      return sound;
    }

    /** The container of a name's ending, such as {@code mp4}, in lower case. */
    static Optional<Container> ofEnding(String ending) {
      return switch (ending) {
        case "m4v" -> Optional.of(MP4);
        case "" -> Optional.empty();
        default ->
            Arrays.stream(values())
                .filter(container -> container.name().toLowerCase(Locale.ROOT).equals(ending))
                .findFirst();
      };
    }
  }

  /** Picture codecs; WebM always gets VP9, FLV H.264, GIF its own. */
  public enum VideoCodec {
    H264,
    H265
  }

  /** Which side is the longer one. */
  public enum Orientation {
    HORIZONTAL,
    VERTICAL
  }
}
