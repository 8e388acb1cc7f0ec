package dev.cuepost.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private static final int REQUEST_BYTES = 1 << 20; // more than a socket takes at once
  private ServerSocket server;
  private String answer = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok";

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.startVirtualThread(() -> answer(socket));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void answer(Socket socket) {
    try (socket;
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      while (in.readNBytes(REQUEST_BYTES).length == REQUEST_BYTES) {
        byte[] bytes = answer.getBytes(US_ASCII);
        out.write(bytes, 0, 30); // in two pieces
        out.flush();
        out.write(bytes, 30, bytes.length - 30);
      }
    } catch (IOException _) {
      // the client is gone
    }
  }

  /** Asks as long as the window is open. */
  private record Asking(Window window) implements Dialogue {
    @Override
    public Next ask(RequestBuffer request) {
      request.put(new byte[REQUEST_BYTES]);
      return window.claim(1) ? Next.ASK : Next.END;
    }

    @Override
    public void answered(Response response) {
      if (response.ok()) {
        window.moved(1, response);
      } else {
        window.refused(response);
      }
    }
  }

  private Flow run(Window window) throws IOException {
    var address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    return Flow.run(address, 3, window, Asking::new);
  }

  @Test
  void every_request_gets_its_answer_in_pieces_of_any_size() throws IOException {
    assertThat(run(Window.of(20, _ -> {})).messages()).isEqualTo(20);
  }

  @Test
  void a_load_ends_with_its_time() throws IOException {
    Flow flow = run(Window.of(Duration.ofMillis(50)));
    assertThat(flow.messages()).isPositive();
    assertThat(flow.latencies().count()).isEqualTo(flow.messages());
  }

  @Test
  void an_answer_that_nobody_expects_makes_the_run_fail_with_its_text() {
    answer = "HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nno!!";
    assertThatThrownBy(() -> run(Window.of(5, _ -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("5 answers")
        .hasMessageContaining("403 no!!");
  }
}
