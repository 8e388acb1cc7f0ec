package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.util.Optional;

/**
 * Recordings of a live stream are being joined to a video. Source: VOD documentation, "Events",
 * LiveRecordVideoComposeStart.
 *
 * @param videoId the video that will be there
 * @param succeeded whether it was begun
 * @param source the stream
 */
public record LiveRecordVideoComposeStart(
    String videoId, boolean succeeded, Optional<LiveSource> source) implements VodEvent {
  @Override
  public String eventType() {
    return "LiveRecordVideoComposeStart";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(videoId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("VideoId", videoId).status(StatusWords.LOWER_CASE, succeeded);
    source.ifPresent(s -> s.write(json));
  }
}
