package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.util.List;
import java.util.Optional;

/**
 * Snapshots of a video were taken. Source: VOD documentation, "Events", SnapshotComplete.
 *
 * @param videoId the video
 * @param jobId the job
 * @param asked whether SubmitSnapshotJob asked for them, not the upload
 * @param coverUrl the cover; empty if it failed
 * @param snapshots what there is now; empty if it failed
 * @param extend the member {@code Extend} of the user's data
 * @param failure empty if it succeeded
 */
public record SnapshotComplete(
    String videoId,
    String jobId,
    boolean asked,
    Optional<String> coverUrl,
    List<SnapshotInfo> snapshots,
    Optional<String> extend,
    Optional<Failure> failure)
    implements VodEvent {
  @Override
  public String eventType() {
    return "SnapshotComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(videoId).withJob(jobId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("VideoId", videoId)
        .status(StatusWords.LOWER_CASE, failure.isEmpty())
        .text("SubType", asked ? Optional.of("SpecifiedTime") : Optional.empty())
        .text("CoverUrl", coverUrl)
        .arrayIfAny("SnapshotInfos", snapshots)
        .text("Extend", extend)
        .error(failure);
  }
}
