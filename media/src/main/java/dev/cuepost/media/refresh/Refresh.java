package dev.cuepost.media.refresh;

import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.vod.SubmitMediaRefreshComplete.TaskType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of one video that a job was about.
 *
 * @param jobId the same of all videos of a call
 * @param filter which addresses were asked for
 * @param tasks one for each address
 */
public record Refresh(
    String jobId,
    String mediaId,
    TaskType type,
    JsonText filter,
    List<String> urls,
    List<String> tasks,
    Optional<String> userData,
    Instant createdAt) {
  public Refresh {
    urls = List.copyOf(urls);
    tasks = List.copyOf(tasks);
  }
}
