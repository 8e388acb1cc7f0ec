package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import dev.cuepost.callback.event.Word;
import java.util.List;
import java.util.Optional;

/**
 * The play addresses of an asset were given to the CDN to refresh or to fetch beforehand. Source:
 * VOD documentation, "Events", Refresh or prefetch completed.
 *
 * @param jobId the refresh job
 * @param mediaId the asset
 * @param taskType which of the two
 * @param playUrls those that were taken
 * @param taskIds the CDN's tasks
 * @param filter which addresses were asked for, JSON told as a string
 * @param extend the member {@code Extend} of the user's data
 * @param failure empty if it succeeded
 */
public record SubmitMediaRefreshComplete(
    String jobId,
    String mediaId,
    TaskType taskType,
    List<String> playUrls,
    List<String> taskIds,
    JsonText filter,
    Optional<String> extend,
    Optional<Failure> failure)
    implements VodEvent {
  @Override
  public String eventType() {
    return "SubmitMediaRefreshComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(jobId).withMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.LOWER_CASE, failure.isEmpty())
        .text("MediaRefreshJobId", jobId)
        .text("MediaId", mediaId)
        .text("TaskType", taskType)
        .text("SuccessPlayUrls", String.join(",", playUrls))
        .text("TaskIds", String.join(",", taskIds))
        .quoted("FilterPolicy", filter)
        .text("Extend", extend)
        .error(failure);
  }

  /** What the CDN does. */
  public enum TaskType implements Word {
    /** Forgets what it has. */
    REFRESH("Refresh"),
    /** Fetches it beforehand. */
    PRELOAD("Preload");

    private final String word;

    TaskType(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
