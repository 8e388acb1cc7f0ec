package dev.cuepost.audit.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a call. */
public sealed interface Answer {
  /** One result a message, in the order of the request. */
  record Sent(List<SendResult> results) implements Answer {
    public Sent {
      results = List.copyOf(results);
    }
  }

  /** To a receive or a peek; empty when there was nothing. */
  record Seen(List<Sighting> messages) implements Answer {
    public Seen {
      messages = List.copyOf(messages);
    }
  }

  /**
   * The messages are gone, but for those of these handles.
   *
   * @param refused handle to error code
   */
  record Deleted(Map<String, String> refused) implements Answer {
    public Deleted {
      refused = Map.copyOf(refused);
    }
  }

  /** The message stays hidden until then, under a new handle. */
  record Hidden(String handle, Instant until) implements Answer {}

  /**
   * The server refused, or never had the request: nothing was done.
   *
   * @param code the server's, or {@link #UNREACHABLE}
   */
  record Failed(String code) implements Answer {
    /** There was no server to send the request to. */
    public static final String UNREACHABLE = "Unreachable";

    public boolean unreachable() {
      return code.equals(UNREACHABLE);
    }
  }

  /** Nobody knows whether it was done: the answer never came, or told of a fault in the server. */
  record Unknown(String reason) implements Answer {}

  /** What came of one message of a send. */
  sealed interface SendResult {
    /**
     * The server has it.
     *
     * @param md5 hex MD5 of the body as the server tells it
     * @param handle for a delayed message only
     */
    record Accepted(String id, String md5, Optional<String> handle) implements SendResult {}

    record Rejected(String code) implements SendResult {}
  }

  /**
   * A message as a client got to see it.
   *
   * @param key what the body tells of who it is; any text if the body was never ours
   * @param md5 hex MD5 of the body's UTF-8, computed by the client
   * @param toldMd5 the same as the server tells it
   * @param dequeueCount as told
   * @param lease absent for a peek
   */
  record Sighting(
      String id,
      String key,
      String md5,
      String toldMd5,
      int dequeueCount,
      Optional<SightedLease> lease) {}

  /**
   * The right to delete a received message.
   *
   * @param until when the message becomes visible again, by the server's clock
   */
  record SightedLease(String handle, Instant until) {}
}
