package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.util.List;
import java.util.Optional;

/**
 * All streams of a video were transcoded. It succeeded if one of them did. Source: VOD
 * documentation, "Events", All definitions transcoding complete.
 *
 * @param videoId the video
 * @param streams its streams
 * @param extend the member {@code Extend} of the user's data
 */
public record TranscodeComplete(String videoId, List<StreamInfo> streams, Optional<String> extend)
    implements VodEvent {
  @Override
  public String eventType() {
    return "TranscodeComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(videoId).onItsWay();
  }

  @Override
  public void write(EventWriter json) {
    json.text("VideoId", videoId)
        .status(StatusWords.LOWER_CASE, streams.stream().anyMatch(StreamInfo::succeeded))
        .text("Extend", extend)
        .arrayIfAny("StreamInfos", streams);
  }
}
