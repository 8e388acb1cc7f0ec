package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.VodEvent;
import java.util.Optional;

/**
 * The source file of a video was received. It has no status: there is no event of a failure.
 * Source: VOD documentation, "Events", Video upload completed.
 *
 * @param videoId the video
 * @param sizeBytes of the file
 * @param fileUrl where the file is
 * @param extend the member {@code Extend} of the user's data
 */
public record FileUploadComplete(
    String videoId, Optional<Long> sizeBytes, Optional<String> fileUrl, Optional<String> extend)
    implements VodEvent {
  @Override
  public String eventType() {
    return "FileUploadComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(videoId).onItsWay();
  }

  @Override
  public void write(EventWriter json) {
    json.text("VideoId", videoId)
        .number("Size", sizeBytes)
        .text("FileUrl", fileUrl)
        .text("Extend", extend);
  }
}
