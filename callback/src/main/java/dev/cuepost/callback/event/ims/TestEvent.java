package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;

/**
 * A user asked whether a target hears of events. Ours, in the form of IMS; it stands in no setting.
 *
 * @param testId by which it is looked for
 * @param message what a person reads who finds it
 */
public record TestEvent(String testId, String message) implements ImsEvent {
  @Override
  public String eventType() {
    return "TestEvent";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofJob(testId);
  }

  @Override
  public void write(EventWriter json) {
    json.text("Message", message).text("TestId", testId);
  }
}
