package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.DeleteType;
import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.util.List;
import java.util.Optional;

/**
 * A video, or a part of it, was deleted. Source: VOD documentation, "Events", DeleteMediaComplete.
 *
 * @param mediaId the asset
 * @param mediaType what kind of asset
 * @param deleteType how much of it
 * @param jobIds the jobs whose streams were deleted; empty unless streams alone were
 * @param failure empty if it succeeded
 */
public record DeleteMediaComplete(
    String mediaId,
    MediaType mediaType,
    DeleteType deleteType,
    List<String> jobIds,
    Optional<Failure> failure)
    implements VodEvent {
  @Override
  public String eventType() {
    return "DeleteMediaComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.LOWER_CASE, failure.isEmpty())
        .text("MediaType", mediaType)
        .text("DeleteType", deleteType)
        .text("MediaId", mediaId)
        .text("JobIds", Optional.of(String.join(",", jobIds)).filter(i -> !i.isEmpty()))
        .error(failure);
  }
}
