package dev.cuepost.audit.load;

import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.identity.AccessKey;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A queue that is made for a run and emptied by one reader, in batches. For one thread. */
public final class EmptiedQueue implements AutoCloseable {
  /** Short, so that a batch whose answer a kill cut off is soon received again. */
  private static final String VISIBILITY_SECONDS = "3";

  private static final String BATCH = "/messages?numOfMessages=16&waitseconds=1";
  private static final String NO_MESSAGE = "MessageNotExist";

  private final SmqConnection connection;
  private final String name;

  /**
   * A message, still hidden from others.
   *
   * @param body as it came, in base64 if its sender wrote that
   */
  public record Received(String id, String body, String handle) {}

  public EmptiedQueue(URI endpoint, AccessKey key, String name, InstantSource clock) {
    this.connection = new SmqConnection(endpoint, key, clock);
    this.name = name;
  }

  public String name() {
    return name;
  }

  /**
   * Makes the queue.
   *
   * @throws AuditProblem if the server refuses
   */
  public void make() throws IOException, InterruptedException {
    String attributes = XmlDocument.element("VisibilityTimeout", VISIBILITY_SECONDS);
    Reply reply =
        connection.call(
            "PUT", "/queues/" + name, Optional.of(XmlDocument.document("Queue", attributes)));
    if (!reply.ok()) {
      throw new AuditProblem(
          "the server refused to make the queue %s: %s".formatted(name, reply.code()));
    }
  }

  /**
   * Waits a second for messages.
   *
   * @throws IOException if the server is away, or says anything else
   */
  public List<Received> receive() throws IOException, InterruptedException {
    Reply reply = connection.call("GET", "/queues/" + name + BATCH, Optional.empty());
    if (reply.code().equals(NO_MESSAGE)) {
      return List.of();
    }
    List<Received> messages = new ArrayList<>();
    for (Element message : reply.document("Messages").children("Message")) {
      messages.add(
          new Received(
              message.leaf("MessageId"),
              message.leaf("MessageBody"),
              message.leaf("ReceiptHandle")));
    }
    return messages;
  }

  /** Deletes them; what is not deleted is received again. */
  public void delete(List<Received> messages) throws IOException, InterruptedException {
    String handles =
        messages.stream()
            .map(
                message -> XmlDocument.element("ReceiptHandle", XmlDocument.text(message.handle())))
            .collect(Collectors.joining());
    var _ =
        connection.call(
            "DELETE",
            "/queues/%s/messages".formatted(name),
            Optional.of(XmlDocument.document("ReceiptHandles", handles)));
  }

  @Override
  public void close() {
    connection.close();
  }
}
