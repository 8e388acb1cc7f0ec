package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.setting.WebhookSecrets;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Product;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Cuepost's own operations: on callbacks, and what workers did with a job. */
public final class CallbackOperations {
  private CallbackOperations() {}

  /**
   * The product.
   *
   * @param ids makes names of events that are never the same twice
   * @param random makes webhook secrets
   */
  public static Product product(
      Callbacks callbacks,
      EditingJobs edits,
      ProcessJobs others,
      InstantSource clock,
      Supplier<String> ids,
      SecureRandom random) {
    WebhookSecrets secrets = callbacks.settings().webhookSecrets();
    Supplier<WebhookSecret> made = () -> WebhookSecret.generate(random);
    return new Product(
        "cuepost",
        "2026-12-01",
        List.of(
            new ListDeliveries(callbacks.log()),
            new GetDelivery(callbacks.log()),
            new GetJobLog(edits, others),
            new ReplayDelivery(callbacks.replay()),
            new ReplayDeliveries(callbacks.replay()),
            new DrainDeadLetters(callbacks.drain(), callbacks.settings().options(), clock),
            new SendTestEvent(callbacks.tests(), ids),
            new GetDeliveryOptions(callbacks.settings().options()),
            new SetDeliveryOptions(callbacks.settings().options()),
            new PreviewRetryPolicy(clock),
            new CreateWebhookSecret(secrets, clock, made),
            new RotateWebhookSecret(secrets, clock, made),
            new GetWebhookSecret(secrets, clock),
            new DeleteWebhookSecret(secrets)));
  }
}
