package dev.cuepost.callback.event;

/** Something that an event's text has as a JSON object. */
@FunctionalInterface
public interface EventPart {
  /** Writes the members of the object, without its braces. */
  void write(EventWriter json);
}
