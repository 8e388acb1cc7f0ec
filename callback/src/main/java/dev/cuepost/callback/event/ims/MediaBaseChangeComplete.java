package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.MediaChanges;
import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.StatusWords;

/**
 * An asset's basic information changed. Source: IMS documentation, "Event list",
 * MediaBaseChangeComplete. The layout is not published there; it is that of VOD.
 *
 * @param mediaId the asset
 * @param mediaType what kind of file
 * @param mode what was done
 * @param changes what is different now
 */
public record MediaBaseChangeComplete(
    String mediaId, MediaType mediaType, OperateMode mode, MediaChanges changes)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "MediaBaseChangeComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("MediaId", mediaId)
        .status(StatusWords.SUCCESS_FAIL, true)
        .text("MediaType", mediaType)
        .text("OperateMode", mode)
        .object("MediaContent", changes);
  }
}
