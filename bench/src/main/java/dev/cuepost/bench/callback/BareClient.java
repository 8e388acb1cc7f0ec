package dev.cuepost.bench.callback;

import dev.cuepost.egress.Egress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The baseline: the client that callbacks use, which posts 1 KB and forgets it. */
final class BareClient {
  private static final int AT_ONCE = 64;
  private static final byte[] BODY =
      "x".repeat(1_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private BareClient() {}

  /** How many posts a second were answered. */
  static double run(Egress egress, String url, Duration time) throws InterruptedException {
    OkHttpClient client = egress.client(Duration.ofSeconds(3));
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    var answered = new LongAdder();
    var threads = new Thread[AT_ONCE];
    for (int i = 0; i < AT_ONCE; i++) {
      threads[i] =
          Thread.ofVirtual()
              .start(() -> {
                while (System.nanoTime() < end) {
                  post(client, url);
                  answered.increment();
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return answered.sum() * 1e9 / (System.nanoTime() - begun);
  }

  private static void post(OkHttpClient client, String url) {
    var request =
        new Request.Builder()
            .url(url)
            .post(RequestBody.create(BODY, MediaType.get("application/json")))
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (response.code() != 200) {
        throw new IllegalStateException("the receiver answered " + response.code());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
