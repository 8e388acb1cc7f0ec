package dev.cuepost.callback.event;

import java.time.Instant;
import java.util.List;

/**
 * A workflow's task that has ended.
 *
 * @param workflowId the workflow
 * @param taskId this run of it
 * @param succeeded how it ended
 * @param input what it was started with, a JSON object
 * @param activities what its steps did
 * @param createdAt when it was started
 * @param modifiedAt when it last changed
 * @param finishedAt when it ended
 */
public record WorkflowTask(
    String workflowId,
    String taskId,
    boolean succeeded,
    JsonText input,
    List<Activity> activities,
    Instant createdAt,
    Instant modifiedAt,
    Instant finishedAt)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("WorkflowId", workflowId)
        .text("TaskId", taskId)
        .status(StatusWords.SUCCEED_FAILED, succeeded)
        .quoted("TaskInput", input)
        .quoted("ActivityResults", byId -> activities.forEach(a -> byId.object(a.id(), a)))
        .time("CreateTime", createdAt)
        .time("ModifiedTime", modifiedAt)
        .time("FinishTime", finishedAt);
  }

  /**
   * A step of the task.
   *
   * @param id its name in the workflow
   * @param instanceId this run of it
   * @param succeeded how it ended
   * @param startedAt when it began
   * @param endedAt when it ended
   * @param result what it found, a JSON object
   */
  public record Activity(
      String id,
      String instanceId,
      boolean succeeded,
      Instant startedAt,
      Instant endedAt,
      JsonText result)
      implements EventPart {
    @Override
    public void write(EventWriter json) {
      json.status(StatusWords.SUCCEED_FAILED, succeeded)
          .time("StartTime", startedAt)
          .time("EndTime", endedAt)
          .text("ActivityId", id)
          .text("ActivityInstanceId", instanceId)
          .json("Result", result);
    }
  }
}
