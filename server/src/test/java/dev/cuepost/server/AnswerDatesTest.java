package dev.cuepost.server;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AnswerDatesTest {
  @Test
  void days_of_one_digit_are_told_with_two() throws Exception {
    var now = new AtomicReference<>(Instant.parse("2026-12-01T03:04:05.999Z"));
    InstantSource clock = now::get;
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .routing(routing ->
                routing
                    .addFilter(new AnswerDates(clock))
                    .get("/", (_, response) -> response.send()))
            .build()
            .start();
    try {
      assertThat(date(server)).isEqualTo("Tue, 01 Dec 2026 03:04:05 GMT");
      now.set(Instant.parse("2026-12-31T23:59:59Z"));
      assertThat(date(server)).isEqualTo("Thu, 31 Dec 2026 23:59:59 GMT");
    } finally {
      server.stop();
    }
  }

  private static String date(WebServer server) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port())).build();
      return http.send(request, ofString()).headers().firstValue("date").orElse("");
    }
  }
}
