package dev.cuepost.callback.event;

import java.time.Instant;

/**
 * The text in which an event is told, over HTTP and on queues alike.
 *
 * <p>On the wire, IMS: {@code {"EventType": string, "UserId": number, "EventTime":
 * "yyyy-MM-ddTHH:mm:ssZ", "MessageBody": object}}, or the payload alone where the event is bare;
 * VOD: {@code {"EventTime": "yyyy-MM-ddTHH:mm:ssZ", "EventType": string, …}} with the payload's
 * members in the same object. Source: IMS documentation, "Event list"; VOD documentation, "Events",
 * Overview.
 */
public final class EventJson {
  private EventJson() {}

  /**
   * The whole text, without blanks.
   *
   * @param account decimal id of the account it belongs to, up to 18 digits
   * @param at when it happened, told to the second
   * @throws NumberFormatException if the account is no number and the event tells it
   */
  public static String write(String account, Instant at, EventBody body) {
    return EventWriter.object(json -> {
      switch (body) {
        case ImsEvent ims when ims.bare() -> ims.write(json);
        case ImsEvent ims ->
            json.text("EventType", ims.eventType())
                .number("UserId", Long.parseLong(account))
                .time("EventTime", at)
                .object("MessageBody", ims);
        case VodEvent vod -> {
          json.time("EventTime", at).text("EventType", vod.eventType());
          vod.write(json);
        }
      }
    });
  }
}
