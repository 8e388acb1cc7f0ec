package dev.cuepost.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.site.ClientKey;
import dev.cuepost.cli.site.Face;
import dev.cuepost.cli.site.Site;
import dev.cuepost.cli.smq.SmqClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that are no Cuepost. */
class ForeignServerTest {
  private final AtomicReference<String> answer = new AtomicReference<>("");
  private final AtomicReference<Optional<String>> token = new AtomicReference<>(Optional.empty());
  private final Transport transport = new Transport(Trace.NONE);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          token.set(
              Optional.ofNullable(headers.getFirst("x-acs-security-token"))
                  .or(() -> Optional.ofNullable(headers.getFirst("security-token"))));
          byte[] body = answer.get().getBytes(UTF_8);
          exchange.sendResponseHeaders(400, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    transport.close();
  }

  private Site site() {
    return Site.at(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        Optional.empty(),
        new ClientKey("LTAI", "secret", Optional.of("token")));
  }

  private void call(Face face) {
    var _ =
        new RpcClient(transport, site(), face, InstantSource.system())
            .call("ListDeliveries", Map.of());
  }

  @Test
  void one_that_does_not_know_cuepost_s_operations_is_no_cuepost() {
    answer.set(
        """
        {"RequestId":"R1","Code":"InvalidAction.NotFound","Message":"Specified api is not found."}\
        """);
    assertThatThrownBy(() -> call(Face.CUEPOST))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(" is no Cuepost: it has no operation ListDeliveries");
    assertThat(token.get()).contains("token");
  }

  @Test
  void a_refusal_has_its_code_its_request_and_a_remedy() {
    answer.set(
        """
        {"RequestId":"R1","Code":"Throttling.User","Message":"Too many."}\
        """);
    assertThatThrownBy(() -> call(Face.IMS))
        .hasMessage(
            "Throttling.User: Too many. (request R1); wait a moment and repeat the command");
  }

  @Test
  void one_that_speaks_something_else_is_as_good_as_not_there() {
    answer.set("<html>Hello</html>");
    assertThatThrownBy(() -> call(Face.IMS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE));
    assertThatThrownBy(() -> new SmqClient(transport, site(), InstantSource.system()).queues(""))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE));
    assertThat(token.get()).contains("token");
  }
}
