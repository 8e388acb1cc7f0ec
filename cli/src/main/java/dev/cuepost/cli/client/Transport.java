package dev.cuepost.cli.client;

import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends requests and, if asked, shows them with the answers. Any number of threads may use one. */
public final class Transport implements AutoCloseable {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();
  private final Trace trace;

  public Transport(Trace trace) {
    this.trace = trace;
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @param shown the request's body as a trace shows it
   * @throws Failure if no answer came
   */
  public HttpResponse<byte[]> send(HttpRequest request, String shown) {
    trace.request(request, shown);
    HttpResponse<byte[]> answer = send(request, HttpResponse.BodyHandlers.ofByteArray());
    trace.answer(answer, new String(answer.body(), StandardCharsets.UTF_8));
    return answer;
  }

  /**
   * Sends a request; what becomes of the answer's body is the handler's.
   *
   * @throws Failure if no answer came
   */
  public <T> HttpResponse<T> fetch(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    trace.request(request, "");
    HttpResponse<T> answer = send(request, handler);
    trace.answer(answer, "(its body)");
    return answer;
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      URI server = request.uri().resolve("/");
      throw new Failure(
          Exit.UNREACHABLE,
          "no server answers at %s; start one, or give its --endpoint or --profile"
              .formatted(server),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted while waiting for " + request.uri().getHost(), e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
