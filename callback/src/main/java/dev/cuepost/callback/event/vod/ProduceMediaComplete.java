package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.util.Optional;

/**
 * An editing job has ended. It does not tell the job. Source: VOD documentation, "Events", Video
 * composition complete.
 *
 * @param mediaId the asset that was to be made
 * @param projectId its editing project
 * @param failure empty if it succeeded
 */
public record ProduceMediaComplete(String mediaId, String projectId, Optional<Failure> failure)
    implements VodEvent {
  @Override
  public String eventType() {
    return "ProduceMediaComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(mediaId).onItsWay();
  }

  @Override
  public void write(EventWriter json) {
    json.text("MediaId", mediaId)
        .text("ProjectId", projectId)
        .status(StatusWords.LOWER_CASE, failure.isEmpty())
        .error(failure);
  }
}
