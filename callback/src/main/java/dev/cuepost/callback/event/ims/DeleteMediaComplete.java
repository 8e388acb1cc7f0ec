package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.DeleteType;
import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.StatusWords;
import java.util.Optional;

/**
 * An asset was deleted. Source: IMS documentation, "Event list", DeleteMediaComplete. The layout is
 * not published there; it is that of VOD.
 *
 * @param mediaId the asset
 * @param mediaType what kind of file it was
 * @param deleteType how much of it
 * @param failure empty if it succeeded
 */
public record DeleteMediaComplete(
    String mediaId, MediaType mediaType, DeleteType deleteType, Optional<Failure> failure)
    implements ImsEvent {
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
    json.text("MediaId", mediaId)
        .status(StatusWords.SUCCESS_FAIL, failure.isEmpty())
        .text("MediaType", mediaType)
        .text("DeleteType", deleteType)
        .error(failure);
  }
}
