package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.VodEvent;
import dev.cuepost.callback.event.WorkflowTask;

/**
 * A workflow's task has ended. It is the only one that tells the account. Source: VOD
 * documentation, "Events", Workflow task completion.
 *
 * @param userId decimal id of the account, told as a string
 * @param videoId the video
 * @param task the task
 */
public record WorkflowTaskComplete(String userId, String videoId, WorkflowTask task)
    implements VodEvent {
  @Override
  public String eventType() {
    return "WorkflowTaskComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofTask(task.taskId()).withMedia(videoId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("VideoId", videoId);
    task.write(json);
    json.text("UserId", userId);
  }
}
