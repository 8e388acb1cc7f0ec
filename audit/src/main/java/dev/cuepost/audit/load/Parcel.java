package dev.cuepost.audit.load;

import dev.cuepost.audit.history.Request.Draft;
import java.time.Duration;

/**
 * A message to send with all that is sent of it.
 *
 * @param priority 1 to 16
 */
record Parcel(Body body, Duration delay, int priority) {
  Draft draft() {
    return new Draft(body.key(), body.md5(), delay);
  }

  String xml() {
    return XmlDocument.element("MessageBody", XmlDocument.text(body.text()))
        + XmlDocument.element("DelaySeconds", Long.toString(delay.toSeconds()))
        + XmlDocument.element("Priority", Integer.toString(priority));
  }
}
