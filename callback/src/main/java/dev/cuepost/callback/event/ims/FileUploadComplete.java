package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.StatusWords;
import java.util.Optional;

/**
 * A sound or video file was uploaded. Source: IMS documentation, "Event list", FileUploadComplete.
 *
 * @param succeeded how it ended
 * @param media what there is now
 * @param userData as submitted
 */
public record FileUploadComplete(boolean succeeded, UploadedMedia media, Optional<String> userData)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "FileUploadComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(media.mediaId()).onItsWay();
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.SUCCESS_FAIL, succeeded);
    media.write(json);
    json.text("UserData", userData);
  }
}
