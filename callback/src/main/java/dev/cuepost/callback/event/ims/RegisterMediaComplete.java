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
 * @param madeBy the job whose output it is, if it is one; it is told behind the job's end
 * @param userData as submitted with the registration or the job
 * @param failure empty if it succeeded
 */
public record RegisterMediaComplete(
    String mediaId, Optional<String> madeBy, Optional<String> userData, Optional<Failure> failure)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "RegisterMediaComplete";
  }

  @Override
  public EventKeys keys() {
    var keys = EventKeys.ofMedia(mediaId);
    return madeBy.map(keys::withJob).orElse(keys);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.SUCCESS_FAIL, failure.isEmpty())
        .text("MediaId", mediaId)
        .text("UserData", userData)
        .error(failure);
  }
}
