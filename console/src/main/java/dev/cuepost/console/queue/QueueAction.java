package dev.cuepost.console.queue;

import dev.cuepost.console.frame.Visit;

/**
 * What may be done to a queue, as policies call it.
 *
 * <p>Source: Message Service documentation, "Permission policies and examples"
 * (https://www.alibabacloud.com/help/en/mns/permission-policies-and-examples).
 */
enum QueueAction {
  LIST("ListQueue", ""),
  CREATE("CreateQueue", ""),
  CHANGE("SetQueueAttributes", ""),
  LOOK("GetQueueAttributes", ""),
  DELETE("DeleteQueue", ""),
  SEND("SendMessage", "/messages"),
  RECEIVE("ReceiveMessage", "/messages"),
  PEEK("PeekMessage", "/messages"),
  DELETE_MESSAGE("DeleteMessage", "/messages"),
  CHANGE_VISIBILITY("ChangeMessageVisibility", "/messages");

  private final String action;
  private final String behindQueue;

  QueueAction(String action, String behindQueue) {
    this.action = "mns:" + action;
    this.behindQueue = behindQueue;
  }

  private String resource(String queue) {
    return this == LIST ? "/queues" : "/queues/" + queue + behindQueue;
  }

  boolean allowed(Visit visit, String queue) {
    return visit.may(action, resource(queue));
  }

  void need(Visit visit, String queue) {
    visit.need(action, resource(queue));
  }

  void done(Visit visit, String queue) {
    visit.changed(action, resource(queue));
  }
}
