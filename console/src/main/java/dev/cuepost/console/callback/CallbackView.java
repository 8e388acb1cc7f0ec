package dev.cuepost.console.callback;

import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.WebhookKeys;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The callback settings of a product in a region.
 *
 * @param isSet whether anything was ever set
 * @param hasKey whether a key for authentication is stored
 * @param setting the form of what the cloud has too
 * @param queues names of queues that callbacks can go to
 * @param newQueue name of one that can be made
 * @param options the form of what is beyond the cloud
 * @param policy in force
 * @param secret what covers bodies, if anything does
 * @param newSecret the same, where it was made just now
 * @param testing the form of the test event, with where the setting sends events
 */
public record CallbackView(
    Product product,
    boolean isSet,
    boolean hasKey,
    Fields setting,
    List<EventGroup> groups,
    List<String> queues,
    String newQueue,
    Fields options,
    RetryPolicy policy,
    Optional<WebhookKeys> secret,
    Optional<String> newSecret,
    Fields testing,
    May may,
    Instant now)
    implements View {
  private static final Duration EACH_TAKES = Duration.ZERO;

  /** What the visitor may do here. */
  public record May(
      boolean change,
      boolean changeOptions,
      boolean test,
      boolean createSecret,
      boolean rotateSecret,
      boolean deleteSecret,
      boolean createQueue) {}

  public CallbackView {
    groups = List.copyOf(groups);
    queues = List.copyOf(queues);
  }

  @Override
  public String template() {
    return "callback/settings";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("section.callbacks");
  }

  @Override
  public Section section() {
    return Section.CALLBACKS;
  }

  /** Never shows a secret. */
  @Override
  public String toString() {
    return "CallbackView[product=" + product + "]";
  }

  public String word() {
    return product == Product.IMS ? "ims" : "vod";
  }

  public boolean isMns() {
    return setting.value("method").equals("MNS");
  }

  public boolean all() {
    return setting.values("events").contains(SettingForm.ALL);
  }

  public boolean wants(String type) {
    return setting.values("events").contains(type);
  }

  /** When a delivery that failed each time would be attempted, were it due now. */
  public List<Instant> attempts() {
    return policy.attempts(now, EACH_TAKES);
  }

  public List<String> policies() {
    return RetryPolicy.NAMES;
  }
}
