package dev.cuepost.callback;

import dev.cuepost.callback.AttemptOutcome.Delivered;
import dev.cuepost.callback.AttemptOutcome.Failed;
import dev.cuepost.callback.signature.UrlSignature;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.ExchangeFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Tells events over HTTP: one POST an attempt, taken if the answer's status is 200, whatever else
 * the answer is. Source: IMS documentation, "Overview" of callback events.
 *
 * <p>All threads may use it.
 */
final class HttpCallbacks {
  /** Carries the event's id, by which a receiver knows one that it has had before. */
  static final String EVENT_ID_HEADER = "webhook-id";

  private final OkHttpClient client;
  private final Duration deadline;
  private final InstantSource clock;

  HttpCallbacks(Egress egress, Duration deadline, InstantSource clock) {
    this.client = egress.client(deadline);
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * Makes one attempt.
   *
   * @param url where, as its user wrote it
   * @param body what is told
   * @param key what the request is signed with, if it is
   * @return empty if the thread was interrupted, so that nothing is known
   */
  Optional<AttemptOutcome> post(String url, EventId event, String body, Optional<String> key) {
    HttpUrl target = HttpUrl.parse(url);
    if (target == null) {
      return Optional.of(Failed.because("the address is not a URL that can be called"));
    }
    var request =
        new Request.Builder()
            .url(target)
            .post(new JsonOnce(body.getBytes(StandardCharsets.UTF_8)))
            .header("User-Agent", Egress.USER_AGENT)
            .header(EVENT_ID_HEADER, event.value());
    key.ifPresent(k -> {
      String timestamp = Long.toString(clock.instant().getEpochSecond());
      request
          .header(UrlSignature.IMS.timestampHeader(), timestamp)
          .header(UrlSignature.IMS.signatureHeader(), UrlSignature.sign(url, timestamp, k));
    });
    // The answer's body is not wanted: closing reads on for a tenth of a second at most.
    try (Response response = client.newCall(request.build()).execute()) {
      return Optional.of(judge(response.code()));
    } catch (IOException e) {
      return switch (ExchangeFailure.of(e, target.host(), deadline)) {
        case ExchangeFailure.Interrupted _ -> Optional.empty();
        case ExchangeFailure failure -> Optional.of(Failed.because(failure.sentence()));
      };
    }
  }

  private static AttemptOutcome judge(int status) {
    return status == 200
        ? new Delivered("answered with status 200", Optional.of(status))
        : new Failed(
            "answered with status %d, only 200 counts as received".formatted(status),
            Optional.of(status));
  }

  /** A body that may be sent once, which keeps the client from sending it again by itself. */
  private static final class JsonOnce extends RequestBody {
    private static final @Nullable MediaType JSON =
        MediaType.parse("application/json; charset=utf-8");

    private final byte[] bytes;

    JsonOnce(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public @Nullable MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }
}
