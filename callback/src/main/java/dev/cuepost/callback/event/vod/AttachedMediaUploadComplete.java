package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;

/**
 * An auxiliary file was received. There is no event of a failure. Source: VOD documentation,
 * "Events", Auxiliary media asset upload.
 *
 * @param attachedMediaId the asset
 * @param sizeBytes of the file
 * @param fileUrl where it is
 */
public record AttachedMediaUploadComplete(String attachedMediaId, long sizeBytes, String fileUrl)
    implements VodEvent {
  @Override
  public String eventType() {
    return "AttachedMediaUploadComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(attachedMediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.LOWER_CASE, true)
        .text("AttachedMediaId", attachedMediaId)
        .number("Size", sizeBytes)
        .text("FileURL", fileUrl);
  }
}
