package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.MediaChanges;
import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;

/**
 * An asset's basic information changed. What is different is an object in the documented samples,
 * though the table says a string. Source: VOD documentation, "Events", Media basic information
 * update.
 *
 * @param mediaId the asset
 * @param mediaType what kind of asset
 * @param mode what was done
 * @param changes what is different now
 */
public record MediaBaseChangeComplete(
    String mediaId, MediaType mediaType, OperateMode mode, MediaChanges changes)
    implements VodEvent {
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
    json.status(StatusWords.LOWER_CASE, true)
        .text("MediaId", mediaId)
        .text("MediaType", mediaType)
        .text("OperateMode", mode)
        .object("MediaContent", changes);
  }
}
