package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * A part of a live stream was recorded to a video. Source: VOD documentation, "Events", Live
 * recording complete.
 *
 * @param videoId the video
 * @param succeeded how it ended
 * @param source the stream
 * @param recordedFrom where the recording begins
 * @param recordedTo where it ends
 */
public record AddLiveRecordVideoComplete(
    String videoId,
    boolean succeeded,
    Optional<LiveSource> source,
    Optional<Instant> recordedFrom,
    Optional<Instant> recordedTo)
    implements VodEvent {
  @Override
  public String eventType() {
    return "AddLiveRecordVideoComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(videoId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("VideoId", videoId).status(StatusWords.LOWER_CASE, succeeded);
    source.ifPresent(s -> s.write(json));
    json.time("RecordStartTime", recordedFrom).time("RecordEndTime", recordedTo);
  }
}
