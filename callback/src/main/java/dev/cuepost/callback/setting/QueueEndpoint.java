package dev.cuepost.callback.setting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The address of an account's queues in a region, as users write it.
 *
 * <p>Source: VOD documentation, "MNS callbacks" and "FAQ about event notifications": it must be the
 * public one, {@code http(s)://ACCOUNT.mns.REGION.…/}, and the queue may be in another region than
 * the media. An address of any other form is taken for this server's own, which does not tell the
 * region.
 *
 * @param text as it was set
 */
record QueueEndpoint(String text) {
  private static final Pattern HOST =
      Pattern.compile(
          "(?<account>[^.]+)\\.mns\\."
              + "(?<region>[a-z0-9-]+?)(?<inner>-internal(?:-vpc)?)?(?:\\..*)?");

  static boolean isValid(String text) {
    if (!Rules.isUrl(text)) {
      return false;
    }
    HttpUrl url = HttpUrl.parse(text);
    return url != null
        && url.query() == null
        && url.fragment() == null
        && url.username().isEmpty()
        && url.password().isEmpty();
  }

  /**
   * The queue that is meant.
   *
   * @param account whose events are to go there
   * @param region the region of the setting
   */
  Destination queue(String name, String account, String region) {
    HttpUrl url = HttpUrl.get(text);
    Matcher host = HOST.matcher(url.host());
    if (!host.matches()) {
      return new Destination.Queue(account, region, name);
    }
    if (!host.group("account").equals(account)) {
      return unreachable(
          name,
          "the endpoint is that of the account %s, events go to queues of their own account only"
              .formatted(host.group("account")));
    }
    if (host.group("inner") != null) {
      return unreachable(name, "the endpoint is not a public one");
    }
    return new Destination.Queue(account, host.group("region"), name);
  }

  private Destination unreachable(String name, String reason) {
    String start = text.endsWith("/") ? text : text + "/";
    return new Destination.Unreachable(start + "queues/" + name, reason);
  }
}
