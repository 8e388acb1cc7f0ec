package dev.cuepost.server.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * {@code GET /metrics}: all numbers in the text format of Prometheus.
 *
 * <p>With a token, whoever sends it as {@code Authorization: Bearer} may read them; without one,
 * whoever asks from this machine and not through a proxy. All others are answered 403.
 */
public final class MetricsPage implements Handler {
  private final PrometheusRegistry registry;
  private final Optional<byte[]> expected;
  private final ExpositionFormatWriter writer = PrometheusTextFormatWriter.create();

  /**
   * @param token who has it may read; not empty
   */
  public MetricsPage(PrometheusRegistry registry, Optional<String> token) {
    this.registry = registry;
    this.expected = token.map(secret -> ("Bearer " + secret).getBytes(UTF_8));
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    if (!mayRead(request)) {
      response.status(Status.FORBIDDEN_403).send("metrics are not for everybody\n");
      return;
    }
    var text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    response
        .status(Status.OK_200)
        .header(HeaderNames.CONTENT_TYPE, writer.getContentType())
        .send(text.toByteArray());
  }

  private boolean mayRead(ServerRequest request) {
    return expected
        .map(secret ->
            request
                .headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(shown -> MessageDigest.isEqual(secret, shown.getBytes(UTF_8)))
                .isPresent())
        .orElseGet(() -> isFromHere(request));
  }

  private static boolean isFromHere(ServerRequest request) {
    SocketAddress peer = request.remotePeer().address();
    return peer instanceof InetSocketAddress address
        && address.getAddress().isLoopbackAddress()
        && !request.headers().contains(HeaderNames.X_FORWARDED_FOR)
        && !request.headers().contains(HeaderNames.FORWARDED);
  }
}
