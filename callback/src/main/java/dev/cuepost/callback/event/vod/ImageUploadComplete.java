package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.util.Optional;

/**
 * An image was received. Source: VOD documentation, "Events", Image upload complete.
 *
 * @param imageId the image
 * @param succeeded how it ended
 * @param fileUrl where it is
 * @param appId application, {@code app-1000000} unless the user has others
 * @param sizeBytes of the file
 */
public record ImageUploadComplete(
    String imageId,
    boolean succeeded,
    Optional<String> fileUrl,
    Optional<String> appId,
    Optional<Long> sizeBytes)
    implements VodEvent {
  @Override
  public String eventType() {
    return "ImageUploadComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(imageId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.LOWER_CASE, succeeded)
        .text("FileURL", fileUrl)
        .text("AppId", appId)
        .number("Size", sizeBytes)
        .text("ImageId", imageId);
  }
}
