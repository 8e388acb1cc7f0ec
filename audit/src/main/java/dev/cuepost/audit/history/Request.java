package dev.cuepost.audit.history;

import java.time.Duration;
import java.util.List;

/** What a client asks of a queue. */
public sealed interface Request {
  String queue();

  /** Send one message or several in one call. */
  record Send(String queue, List<Draft> messages) implements Request {
    public Send {
      messages = List.copyOf(messages);
    }
  }

  record Receive(String queue) implements Request {}

  /** Look at messages without taking them. */
  record Peek(String queue) implements Request {}

  /** Delete one message or several in one call. */
  record Delete(String queue, List<String> handles) implements Request {
    public Delete {
      handles = List.copyOf(handles);
    }
  }

  /** Keep a received message hidden for this long from now on. */
  record Hide(String queue, String handle, Duration timeout) implements Request {}

  /**
   * A message to send.
   *
   * @param key what the body tells of who it is; no two messages ever have the same
   * @param md5 hex MD5 of the body's UTF-8
   * @param delay how long it must not be seen
   */
  record Draft(String key, String md5, Duration delay) {}
}
