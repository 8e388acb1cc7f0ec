package dev.cuepost.cli.smq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.client.Transport;
import dev.cuepost.cli.client.Xml;
import dev.cuepost.cli.site.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Queues and messages of a server. Whatever the server refuses is a {@link
 * dev.cuepost.cli.outcome.Failure}.
 *
 * <p>Source: Message Service documentation, "API reference", version 2015-06-06.
 */
public final class SmqClient {
  /** How many messages one call sends or receives at most. */
  public static final int BATCH_MAX = 16;

  private static final String NAMESPACE = "http://mns.aliyuncs.com/doc/v1";
  private static final Map<String, String> NO_HEADERS = Map.of();

  private final SmqConnection connection;

  public SmqClient(Transport transport, Site site, InstantSource clock) {
    this.connection = new SmqConnection(transport, site, clock);
  }

  /** The queues whose names begin like that, with all that is told of them. */
  public List<ObjectNode> queues(String prefix) {
    List<ObjectNode> queues = new ArrayList<>();
    Map<String, String> page = new HashMap<>(Map.of("x-mns-with-meta", "true"));
    if (!prefix.isEmpty()) {
      page.put("x-mns-prefix", prefix);
    }
    while (true) {
      Xml found = call("GET", "/queues", page, "").root();
      found.all("Queue").forEach(queue -> queues.add(SmqJson.of(queue)));
      String next = found.value("NextMarker");
      if (next.isEmpty()) {
        return queues;
      }
      page.put("x-mns-marker", next);
    }
  }

  /** All that is told of a queue. */
  public ObjectNode queue(String name) {
    return SmqJson.of(call("GET", path(name), NO_HEADERS, "").root());
  }

  /**
   * Makes a queue.
   *
   * @param attributes those that are not left to the server
   * @return whether it is new; else one with these attributes was there
   */
  public boolean create(String name, Map<String, String> attributes) {
    return call("PUT", path(name), NO_HEADERS, document("Queue", leaves(attributes))).status()
        == 201;
  }

  /** Changes attributes of a queue. */
  public void set(String name, Map<String, String> attributes) {
    call(
        "PUT",
        path(name) + "?metaoverride=true",
        NO_HEADERS,
        document("Queue", leaves(attributes)));
  }

  /** Deletes a queue with its messages, if there is one. */
  public void delete(String name) {
    call("DELETE", path(name), NO_HEADERS, "");
  }

  /**
   * Sends up to {@link #BATCH_MAX} messages, all of them or none.
   *
   * @return what is told of each, in the same order
   */
  public List<ObjectNode> send(String queue, List<Draft> drafts) {
    String messages =
        drafts.stream()
            .map(draft -> element("Message", leaves(draft.elements())))
            .collect(Collectors.joining());
    Xml sent =
        call("POST", path(queue) + "/messages", NO_HEADERS, document("Messages", messages)).root();
    return sent.all("Message").stream().map(SmqJson::of).toList();
  }

  /**
   * Receives messages, which are hidden from others for a while.
   *
   * @param count how many at most, up to {@link #BATCH_MAX}
   * @param wait how long the server waits for the first; empty: as the queue says
   * @return none, if there was none in time
   */
  public List<ObjectNode> receive(String queue, int count, Optional<Duration> wait) {
    return found(
        path(queue)
            + "/messages?numOfMessages="
            + count
            + wait.map(time -> "&waitseconds=" + time.toSeconds()).orElse(""));
  }

  /** Looks at messages, at most {@link #BATCH_MAX}, and leaves them as they are. */
  public List<ObjectNode> peek(String queue, int count) {
    return found(path(queue) + "/messages?peekonly=true&numOfMessages=" + count);
  }

  private List<ObjectNode> found(String target) {
    try {
      Xml messages = connection.call("GET", target, NO_HEADERS, "").root();
      return messages.all("Message").stream().map(SmqJson::of).toList();
    } catch (Refused refused) {
      if (refused.code().equals("MessageNotExist")) {
        return List.of();
      }
      throw refused.failure();
    }
  }

  /** Deletes a received message. */
  public void deleteMessage(String queue, String handle) {
    call("DELETE", path(queue) + "/messages?ReceiptHandle=" + encoded(handle), NO_HEADERS, "");
  }

  /** Deletes up to {@link #BATCH_MAX} received messages. */
  public void deleteMessages(String queue, List<String> handles) {
    String each =
        handles.stream()
            .map(handle -> element("ReceiptHandle", Xml.escaped(handle)))
            .collect(Collectors.joining());
    call("DELETE", path(queue) + "/messages", NO_HEADERS, document("ReceiptHandles", each));
  }

  /**
   * Hides a received message for another while from now on.
   *
   * @return its new handle and when it is seen again
   */
  public ObjectNode changeVisibility(String queue, String handle, Duration timeout) {
    return SmqJson.of(
        call(
                "PUT",
                "%s/messages?receiptHandle=%s&visibilityTimeout=%d"
                    .formatted(path(queue), encoded(handle), timeout.toSeconds()),
                NO_HEADERS,
                "")
            .root());
  }

  private SmqConnection.Answer call(
      String method, String target, Map<String, String> headers, String body) {
    try {
      return connection.call(method, target, headers, body);
    } catch (Refused refused) {
      throw refused.failure();
    }
  }

  private static String path(String queue) {
    return "/queues/" + encoded(queue);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String document(String root, String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><%s xmlns=\"%s\">%s</%s>"
        .formatted(root, NAMESPACE, content, root);
  }

  private static String leaves(Map<String, String> values) {
    return values.entrySet().stream()
        .map(leaf -> element(leaf.getKey(), Xml.escaped(leaf.getValue())))
        .collect(Collectors.joining());
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }
}
