package dev.cuepost.media.edit;

import dev.cuepost.media.json.Verdict;
import java.time.Duration;
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
    MP4("mp4", "video/mp4", true),
    MOV("mov", "video/quicktime", true),
    WEBM("webm", "video/webm", true),
    M4A("ipod", "audio/mp4", false),
    MP3("mp3", "audio/mpeg", false),
    WAV("wav", "audio/wav", false);

    private final String muxer;
    private final String contentType;
    private final boolean picture;

    Container(String muxer, String contentType, boolean picture) {
      this.muxer = muxer;
      this.contentType = contentType;
      this.picture = picture;
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
  }

  /** Picture codecs; WebM always gets VP9. */
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
