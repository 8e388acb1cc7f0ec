package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.AttemptOutcome.Delivered;
import dev.cuepost.callback.delivery.AttemptOutcome.Failed;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.signature.BodySignature;
import dev.cuepost.callback.signature.UrlSignature;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.ExchangeFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Tells events over HTTP: one POST an attempt, taken if the answer's status is 200, whatever else
 * the answer is. Source: IMS documentation, "Overview" of callback events.
 *
 * <p>All threads may use it.
 */
final class HttpCallbacks {
  private static final int ANSWER_BYTES = 4_096;
  private static final int ANSWER_MILLIS = 250;

  private final Map<Product, OkHttpClient> clients = new EnumMap<>(Product.class);
  private final DeliveryPolicy policy;
  private final SigningKeys keys;
  private final BodySecrets secrets;
  private final InstantSource clock;

  HttpCallbacks(
      Egress egress,
      DeliveryPolicy policy,
      SigningKeys keys,
      BodySecrets secrets,
      InstantSource clock) {
    for (Product product : Product.values()) {
      clients.put(
          product,
          egress
              .client(policy.deadline(product))
              .newBuilder()
              .eventListenerFactory(ExchangeWatch::of)
              .build());
    }
    this.policy = policy;
    this.keys = keys;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Makes one attempt.
   *
   * @return empty if the thread was interrupted, so that nothing is known
   */
  Optional<Ended> post(Due due) {
    Instant started = clock.instant();
    HttpUrl target = HttpUrl.parse(due.target());
    if (target == null) {
      return Optional.of(
          ended(
              due,
              started,
              Failed.because("the address is not a URL that can be called"),
              Optional.empty()));
    }
    var watch = new ExchangeWatch();
    Duration deadline = policy.deadline(due.product());
    try (Response response = client(due.product()).newCall(request(due, target, watch)).execute()) {
      AttemptOutcome outcome = judge(response.code());
      return Optional.of(
          ended(due, started, outcome, Optional.of(watch.exchange(beginning(response)))));
    } catch (IOException e) {
      return switch (ExchangeFailure.of(e, target.host(), deadline)) {
        case ExchangeFailure.Interrupted _ -> Optional.empty();
        case ExchangeFailure failure ->
            Optional.of(
                ended(
                    due,
                    started,
                    Failed.because(failure.sentence()),
                    Optional.of(watch.exchange(Optional.empty()))));
      };
    }
  }

  private OkHttpClient client(Product product) {
    return Objects.requireNonNull(clients.get(product));
  }

  private Request request(Due due, HttpUrl target, ExchangeWatch watch) {
    byte[] body = due.body().getBytes(StandardCharsets.UTF_8);
    var request =
        new Request.Builder()
            .url(target)
            .post(new JsonOnce(body))
            .tag(ExchangeWatch.class, watch)
            .header("User-Agent", Egress.USER_AGENT)
            .header(BodySignature.ID_HEADER, due.id().event().value());
    Instant now = clock.instant();
    keys.of(due.product(), due.account(), due.eventRegion(), due.app())
        .ifPresent(key -> signUrl(request, due, now, key));
    List<WebhookSecret> covering = secrets.of(due.product(), due.account(), due.eventRegion(), now);
    if (!covering.isEmpty()) {
      signBody(request, due, now, covering, body);
    }
    return request.build();
  }

  private static void signUrl(Request.Builder request, Due due, Instant now, String key) {
    UrlSignature signature =
        switch (due.product()) {
          case IMS -> UrlSignature.IMS;
          case VOD -> UrlSignature.VOD;
        };
    String timestamp = Long.toString(now.getEpochSecond());
    request
        .header(signature.timestampHeader(), timestamp)
        .header(signature.signatureHeader(), UrlSignature.sign(due.target(), timestamp, key));
  }

  private static void signBody(
      Request.Builder request, Due due, Instant now, List<WebhookSecret> covering, byte[] body) {
    String timestamp = Long.toString(now.getEpochSecond());
    request
        .header(BodySignature.TIMESTAMP_HEADER, timestamp)
        .header(
            BodySignature.SIGNATURE_HEADER,
            BodySignature.sign(covering, due.id().event().value(), timestamp, body));
  }

  private Ended ended(
      Due due, Instant started, AttemptOutcome outcome, Optional<Exchange> exchange) {
    Duration took = Duration.between(started, clock.instant());
    return new Ended(due, started, took.isNegative() ? Duration.ZERO : took, outcome, exchange);
  }

  private static AttemptOutcome judge(int status) {
    return status == 200
        ? new Delivered("answered with status 200", Optional.of(status))
        : new Failed(
            "answered with status %d, only 200 counts as received".formatted(status),
            Optional.of(status));
  }

  /** What comes of the answer's body within a moment; it decides nothing. */
  private static Optional<String> beginning(Response response) {
    BufferedSource source = response.body().source();
    source.timeout().deadline(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    try {
      source.request(ANSWER_BYTES);
    } catch (IOException _) {
      // What has come until then is shown.
    }
    Buffer come = source.getBuffer();
    int length = (int) Math.min(ANSWER_BYTES, come.size());
    return length == 0
        ? Optional.empty()
        : Optional.of(come.snapshot(length).utf8().replace('\0', '\uFFFD'));
  }
}
