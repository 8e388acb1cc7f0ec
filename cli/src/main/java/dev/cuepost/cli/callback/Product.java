package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.util.Map;

/** Each has a setting of its own in a region, asked for in its own words. */
enum Product {
  IMS(Face.IMS, "GetEventCallback", "SetEventCallback", "CallbackQueueName", ""),
  VOD(Face.VOD, "GetMessageCallback", "SetMessageCallback", "MnsQueueName", "MessageCallback");

  private final Face face;
  private final String get;
  private final String set;
  private final String queueName;
  private final String member;

  Product(Face face, String get, String set, String queueName, String member) {
    this.face = face;
    this.get = get;
    this.set = set;
    this.queueName = queueName;
    this.member = member;
  }

  Face face() {
    return face;
  }

  /** The parameter and the member that name the queue. */
  String queueName() {
    return queueName;
  }

  /**
   * The setting; without {@code CallbackType} if there is none.
   *
   * @param own parameters of the product's own
   */
  JsonNode get(Session session, Map<String, String> own) {
    JsonNode answer = session.call(face, get, own);
    return member.isEmpty() ? answer : answer.path(member);
  }

  void set(Session session, Map<String, String> parameters) {
    session.call(face, set, parameters);
  }
}
