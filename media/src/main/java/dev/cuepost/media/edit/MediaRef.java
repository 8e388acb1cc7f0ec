package dev.cuepost.media.edit;

import dev.cuepost.media.json.Fields;
import java.util.Optional;
import java.util.OptionalInt;

/** What a clip's material is called in a timeline. */
public sealed interface MediaRef {
  /** The name as the timeline gives it, for messages. */
  String text();

  /**
   * What a field for an id names. Where templates have an id, those who fill them in may give an
   * address.
   */
  static MediaRef named(String id) {
    return id.regionMatches(true, 0, "http://", 0, 7) || id.regionMatches(true, 0, "https://", 0, 8)
        ? new ByUrl(id)
        : new ById(id);
  }

  /**
   * Material at an address.
   *
   * @param url as written in {@code MediaURL}
   */
  record ByUrl(String url) implements MediaRef {
    @Override
    public String text() {
      return url;
    }
  }

  /**
   * Material that is a registered asset.
   *
   * @param mediaId as written in {@code MediaId}
   */
  record ById(String mediaId) implements MediaRef {
    @Override
    public String text() {
      return mediaId;
    }
  }

  /**
   * A voice that says something, which is made when the edit is: a clip of type {@code AI_TTS}.
   *
   * <p>Source: "Timeline configuration", AudioTrackClip,
   * https://www.alibabacloud.com/help/en/ims/developer-reference/timeline-configuration-description
   *
   * @param content what is said, plain or as SSML
   * @param voice by a name that whoever speaks knows
   * @param customizedVoice a voice of the user's own, by such a name
   * @param format of the sound, such as {@code wav}, as far as whoever speaks has a choice
   * @param speechRate -500..500, 0 as it is
   * @param pitchRate -500..500, 0 as it is
   * @param volume 0..100; absent: as whoever speaks has it
   */
  record Speech(
      String content,
      Optional<String> voice,
      Optional<String> customizedVoice,
      Optional<String> format,
      int speechRate,
      int pitchRate,
      OptionalInt volume)
      implements MediaRef {
    @Override
    public String text() {
      return "the speech \"" + Fields.printable(content) + "\"";
    }
  }
}
