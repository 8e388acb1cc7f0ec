package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.WorkflowTask;
import java.util.Optional;

/**
 * A workflow's task has ended. Source: IMS documentation, "Event list", WorkflowTaskComplete. The
 * layout is not published there; it is that of VOD.
 *
 * @param task the task
 * @param userData as submitted
 */
public record WorkflowTaskComplete(WorkflowTask task, Optional<String> userData)
    implements ImsEvent {
  @Override
  public String eventType() {
    return "WorkflowTaskComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofTask(task.taskId());
  }

  @Override
  public void write(EventWriter json) {
    task.write(json);
    json.text("UserData", userData);
  }
}
