package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.StatusWords;
import java.util.Optional;

/**
 * An asset was analysed and can be searched. Source: IMS documentation, "Event list",
 * MediaAiAnalysisComplete. The layout is not published there.
 *
 * @param mediaId the asset
 * @param jobId the job
 * @param succeeded how it ended
 * @param userData as submitted
 */
public record MediaAiAnalysisComplete(
    String mediaId, String jobId, boolean succeeded, Optional<String> userData)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "MediaAiAnalysisComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId).withMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("MediaId", mediaId)
        .text("JobId", jobId)
        .status(StatusWords.SUCCESS_FAIL, succeeded)
        .text("UserData", userData);
  }
}
