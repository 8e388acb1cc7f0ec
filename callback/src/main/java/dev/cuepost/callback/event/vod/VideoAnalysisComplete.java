package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.MediaFigures;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.util.Optional;

/**
 * A video's source file was analysed. Source: VOD documentation, "Events", Audio and video analysis
 * completed.
 *
 * @param videoId the video
 * @param figures what was found; empty if it failed
 * @param failure empty if it succeeded
 */
public record VideoAnalysisComplete(
    String videoId, Optional<MediaFigures> figures, Optional<Failure> failure) implements VodEvent {
  @Override
  public String eventType() {
    return "VideoAnalysisComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(videoId).onItsWay();
  }

  @Override
  public void write(EventWriter json) {
    json.text("VideoId", videoId);
    figures.ifPresent(f -> f.write(json));
    json.status(StatusWords.LOWER_CASE, failure.isEmpty()).error(failure);
  }
}
