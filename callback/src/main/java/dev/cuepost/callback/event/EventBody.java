package dev.cuepost.callback.event;

/** What an event tells; one record for each type of event of each product. */
public sealed interface EventBody extends EventPart permits ImsEvent, VodEvent {
  /** The product whose users know this event. */
  Product product();

  /** The name on the wire, as users list it in their callback settings. */
  String eventType();

  /** The ids by which it is found and ordered. */
  EventKeys keys();

  /**
   * The id of what it tells of, by which a person looks for it: a job's, an asset's or a task's.
   */
  default String subject() {
    return keys().subject();
  }

  /** Writes the members of its payload, without those that every event has. */
  @Override
  void write(EventWriter json);
}
