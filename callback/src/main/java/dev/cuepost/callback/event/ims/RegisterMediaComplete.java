package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.StatusWords;
import java.util.Optional;

/**
 * An asset was registered and analysed. Source: IMS documentation, "Event list",
 * RegisterMediaComplete. Whether it has {@code UserData} and which members a failure has is not
 * published.
 *
 * @param mediaId the asset
 * @param userData as submitted with the registration or the job
 * @param failure empty if it succeeded
 */
public record RegisterMediaComplete(
    String mediaId, Optional<String> userData, Optional<Failure> failure) implements ImsEvent {
  @Override
  public String eventType() {
    return "RegisterMediaComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.SUCCESS_FAIL, failure.isEmpty())
        .text("MediaId", mediaId)
        .text("UserData", userData)
        .error(failure);
  }
}
