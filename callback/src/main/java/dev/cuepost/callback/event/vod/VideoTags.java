package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import java.util.List;
import java.util.Optional;

/**
 * Tags of a video, by what they name.
 *
 * @param keywords words
 * @param persons people
 * @param locations places
 */
public record VideoTags(List<Tag> keywords, List<Tag> persons, List<Tag> locations)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.arrayIfAny("Keyword", keywords)
        .arrayIfAny("Person", persons)
        .arrayIfAny("Location", locations);
  }

  /**
   * One tag.
   *
   * @param millis where in the video it holds, told as strings
   * @param tag its text
   * @param faceUrl picture of a person
   */
  public record Tag(List<Long> millis, String tag, Optional<String> faceUrl) implements EventPart {
    @Override
    public void write(EventWriter json) {
      json.texts("Times", millis.stream().map(String::valueOf).toList())
          .text("Tag", tag)
          .text("FaceUrl", faceUrl);
    }
  }
}
