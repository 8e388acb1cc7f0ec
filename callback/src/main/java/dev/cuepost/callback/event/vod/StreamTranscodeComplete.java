package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.VodEvent;
import java.util.Optional;

/**
 * One stream of a video was transcoded. It is told before the TranscodeComplete of the video.
 * Source: VOD documentation, "Events", Single definition transcoding complete.
 *
 * @param videoId the video
 * @param stream the stream
 * @param extend the member {@code Extend} of the user's data
 */
public record StreamTranscodeComplete(String videoId, StreamInfo stream, Optional<String> extend)
    implements VodEvent {
  @Override
  public String eventType() {
    return "StreamTranscodeComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(videoId).withJob(stream.jobId()).onItsWay();
  }

  @Override
  public void write(EventWriter json) {
    json.text("VideoId", videoId);
    stream.write(json);
    json.text("Extend", extend);
  }
}
