package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.MediaFigures;
import java.util.Optional;

/**
 * An asset's file was analysed. Source: IMS documentation, "Event list", VideoAnalysisComplete. The
 * layout is not published there; its figures are those of VOD.
 *
 * @param job the job
 * @param mediaId the asset
 * @param figures what was found; empty if it failed
 */
public record VideoAnalysisComplete(
    ProcessedJob job, String mediaId, Optional<MediaFigures> figures) implements ImsEvent {
  @Override
  public String eventType() {
    return "VideoAnalysisComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(job.jobId()).withMedia(mediaId).onItsWay();
  }

  @Override
  public void write(EventWriter json) {
    job.write(json);
    json.text("MediaId", mediaId);
    figures.ifPresent(f -> f.write(json));
  }
}
