package dev.cuepost.console.callback;

import static dev.cuepost.console.callback.CallbackScreen.EVERYTHING;

import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.callback.setting.WebhookSecrets;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.console.callback.CallbackScreen.Forms;
import dev.cuepost.console.callback.Setting.Place;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueLimits.Range;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What of callbacks goes beyond the cloud: how deliveries are made, and what covers their bodies.
 */
public final class BeyondPages {
  private static final Range PROGRESS = new Range(0, DeliveryOptions.PROGRESS_SECONDS_MAX);
  private static final Duration OVERLAP = Duration.ofDays(1);

  private final CallbackSettings settings;
  private final Supplier<WebhookSecret> made;
  private final CallbackScreen screen;

  /**
   * The forms.
   *
   * @param made makes what bodies are signed with
   */
  public BeyondPages(CallbackSettings settings, QueueEngine queues, Supplier<WebhookSecret> made) {
    this.settings = settings;
    this.made = made;
    this.screen = new CallbackScreen(settings, queues);
  }

  /** Stores the retry schedule, the queue of dead letters and how often progress is told. */
  public Answer saveOptions(Visit visit) {
    Place place = CallbackScreen.place(visit);
    visit.need("cuepost:SetDeliveryOptions", EVERYTHING);
    var fields = new Fields(visit.form());
    Optional<DeliveryOptions> options = options(visit, place, fields);
    if (options.isEmpty()) {
      Forms stored = screen.stored(place);
      var forms = new Forms(stored.setting(), fields, stored.testing());
      return screen.page(400, visit, place, forms, Optional.empty());
    }
    settings.options().put(place.account(), place.region(), place.product(), options.get());
    visit.changed("cuepost:SetDeliveryOptions", EVERYTHING);
    return CallbackScreen.back(visit, "done=callback-saved");
  }

  private static Optional<DeliveryOptions> options(Visit visit, Place place, Fields fields) {
    int progress =
        place.product() == Product.IMS ? fields.number(visit.texts(), "progress", PROGRESS) : 0;
    Optional<String> deadLetters =
        Optional.of(fields.value("dead-letters").strip()).filter(name -> !name.isEmpty());
    if (deadLetters.filter(name -> !DeliveryOptions.isDeadLetterQueue(name)).isPresent()) {
      fields.wrong("dead-letters", visit.texts().of("callback.error.dead-letters"));
    }
    Optional<RetryPolicy> retries = policy(visit, fields);
    return fields.areRight()
        ? retries.map(policy -> new DeliveryOptions(policy, deadLetters, progress))
        : Optional.empty();
  }

  private static Optional<RetryPolicy> policy(Visit visit, Fields fields) {
    try {
      return Optional.of(RetryPolicy.parse(fields.value("retries").strip()));
    } catch (IllegalArgumentException _) {
      fields.wrong("retries", visit.texts().of("callback.error.retries"));
      return Optional.empty();
    }
  }

  /** Begins to sign bodies, and shows with what, this once. */
  public Answer createSecret(Visit visit) {
    Place place = CallbackScreen.place(visit);
    visit.need("cuepost:CreateWebhookSecret", EVERYTHING);
    WebhookSecret secret = made.get();
    if (secrets()
        .create(place.account(), place.region(), place.product(), secret, visit.at())
        .isEmpty()) {
      return CallbackScreen.back(visit, "failed=secret-exists");
    }
    visit.changed("cuepost:CreateWebhookSecret", EVERYTHING);
    return shown(visit, place, secret);
  }

  /** Lets another secret follow, beside which the one so far signs for a day. */
  public Answer rotateSecret(Visit visit) {
    Place place = CallbackScreen.place(visit);
    visit.need("cuepost:RotateWebhookSecret", EVERYTHING);
    WebhookSecret secret = made.get();
    var rotation =
        secrets()
            .rotate(place.account(), place.region(), place.product(), secret, visit.at(), OVERLAP);
    if (!(rotation instanceof WebhookSecrets.Rotation.Rotated)) {
      return CallbackScreen.back(visit, "failed=no-secret");
    }
    visit.changed("cuepost:RotateWebhookSecret", EVERYTHING);
    return shown(visit, place, secret);
  }

  private Answer shown(Visit visit, Place place, WebhookSecret secret) {
    return screen.page(200, visit, place, screen.stored(place), Optional.of(secret.reveal()));
  }

  public Answer deleteSecret(Visit visit) {
    Place place = CallbackScreen.place(visit);
    visit.need("cuepost:DeleteWebhookSecret", EVERYTHING);
    secrets().delete(place.account(), place.region(), place.product());
    visit.changed("cuepost:DeleteWebhookSecret", EVERYTHING);
    return CallbackScreen.back(visit, "done=callback-saved");
  }

  private WebhookSecrets secrets() {
    return settings.webhookSecrets();
  }
}
