package dev.cuepost.callback.setting;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A queue as a job's {@code NotifyUrl} names it: {@code mns://ENDPOINT/queues/NAME}.
 *
 * <p>Source: IMS documentation, SubmitMediaCensorJob.
 *
 * @param text as it was written
 * @param name of the queue
 */
record QueueUrl(String text, QueueEndpoint endpoint, String name) {
  private static final Pattern FORM =
      Pattern.compile(
          "mns://(?<host>[^/\\s]{1,255})/queues/(?<name>[A-Za-z0-9][A-Za-z0-9-]{0,119})");

  /** Empty if it is none. */
  static Optional<QueueUrl> read(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of("http://" + form.group("host") + "/")
            .filter(QueueEndpoint::isValid)
            .map(endpoint -> new QueueUrl(text, new QueueEndpoint(endpoint), form.group("name")))
        : Optional.empty();
  }

  /**
   * The queue that is meant.
   *
   * @param region that of the job
   */
  Destination destination(String account, String region) {
    return switch (endpoint.queue(name, account, region)) {
      case Destination.Unreachable nowhere -> new Destination.Unreachable(text, nowhere.reason());
      case Destination there -> there;
    };
  }
}
