package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.util.Optional;

/**
 * An animated image of a video was made. What there is now is told as JSON in a string. Source: VOD
 * documentation, "Events", DynamicImageComplete.
 *
 * @param videoId the video
 * @param jobId the job
 * @param image what there is now; empty if it failed
 * @param failure empty if it succeeded
 */
public record DynamicImageComplete(
    String videoId, String jobId, Optional<DynamicImage> image, Optional<Failure> failure)
    implements VodEvent {
  @Override
  public String eventType() {
    return "DynamicImageComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(videoId).withJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.LOWER_CASE, failure.isEmpty()).text("VideoId", videoId);
    image.ifPresent(i -> json.quoted("DynamicImageJobInfo", i));
    json.text("JobId", jobId).error(failure);
  }
}
