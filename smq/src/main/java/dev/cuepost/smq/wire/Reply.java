package dev.cuepost.smq.wire;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What goes back to the client.
 *
 * @param status HTTP status
 * @param location address of the resource that the request was about, if it is to be told
 * @param document XML, absent for a reply without content
 */
public record Reply(int status, Optional<String> location, Optional<String> document) {
  public static final int OK = 200;
  public static final int CREATED = 201;
  public static final int DONE = 204;

  /** A document. */
  public static Reply document(int status, String root, Consumer<XmlWriter> content) {
    return new Reply(status, Optional.empty(), Optional.of(XmlWriter.document(root, content)));
  }

  /** Done, nothing to say. */
  public static Reply done() {
    return new Reply(DONE, Optional.empty(), Optional.empty());
  }

  /** Nothing but the address of the resource. */
  public static Reply located(int status, String location) {
    return new Reply(status, Optional.of(location), Optional.empty());
  }

  /**
   * An error document. All four children are always there, since clients insist on them.
   *
   * @param hostId scheme and host of the endpoint
   */
  public static Reply error(SmqError error, String text, String requestId, String hostId) {
    return document(
        error.status(),
        "Error",
        xml ->
            xml.leaf("Code", error.code())
                .leaf("Message", text)
                .leaf("RequestId", requestId)
                .leaf("HostId", hostId));
  }
}
