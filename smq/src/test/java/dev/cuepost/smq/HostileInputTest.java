package dev.cuepost.smq;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent, the answer is one of the protocol, nothing of a refused request is stored, and
 * the next client is served. {@code -Dfuzz.seconds=600} lets each seed run for longer.
 */
@Timeout(1_200)
final class HostileInputTest {
  private static final QueueId QUEUE = SmqServer.OWNER.queue("fuzz");
  private static final String SEND = "/queues/fuzz/messages";
  private static final long NANOS =
      Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 3)).toNanos();
  private static final long HEAP_GROWTH_MAX = 64L << 20;
  private static final int PATIENCE_MILLIS = 5_000;

  private final TimeSource clock = TimeSource.system();
  private final TreeMap<String, Integer> outcomes = new TreeMap<>();
  private @TempDir Path directory;
  private SmqServer server;
  private long stored;

  @BeforeEach
  void start() throws IOException {
    server = SmqServer.start(directory, clock);
    server.engine().create(QUEUE, QueueAttributes.DEFAULT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @RepeatedTest(value = 3, name = "hostile XML, seed {currentRepetition}")
  void hostile_xml_is_refused_in_xml_and_stores_nothing(RepetitionInfo seed) throws IOException {
    var random = new Random(seed.getCurrentRepetition());
    var xml = new HostileXml(random);
    long heap = heapBytes();
    for (long end = System.nanoTime() + NANOS; System.nanoTime() < end; ) {
      byte[] content = xml.next();
      String head =
          Signed.request(clock, "POST", SEND)
              .sign("127.0.0.1")
              .replace("Content-Length: 0", "Content-Length: " + content.length);
      try (var socket = open()) {
        write(socket, head.getBytes(ISO_8859_1), content);
        String answer = read(socket);
        judge(answer);
        assertThat(answer).as("it is always answered").isNotEmpty();
      }
      assertStored();
    }
    report("XML", seed, heap);
  }

  @RepeatedTest(value = 3, name = "hostile HTTP, seed {currentRepetition}")
  void hostile_http_is_refused_or_cut_off_and_stores_nothing(RepetitionInfo seed)
      throws IOException {
    var random = new Random(seed.getCurrentRepetition());
    var http = new HostileHttp(random, clock, "127.0.0.1");
    long heap = heapBytes();
    for (long end = System.nanoTime() + NANOS; System.nanoTime() < end; ) {
      try (var socket = open()) {
        write(socket, http.next());
        socket.shutdownOutput();
        judge(read(socket));
      }
      assertStored();
    }
    report("HTTP", seed, heap);
  }

  private Socket open() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** The server may have had enough before all is sent. */
  private static void write(Socket socket, byte[]... parts) throws IOException {
    try {
      for (byte[] part : parts) {
        socket.getOutputStream().write(part);
      }
    } catch (SocketException e) {
      assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|closed|abort).*");
    }
  }

  /** The first answer, or nothing if the server closed the connection without one. */
  private static String read(Socket socket) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        bytes.write(next);
        String text = bytes.toString(UTF_8);
        int body = text.indexOf("\r\n\r\n");
        if (body > 0 && !text.startsWith("HTTP/1.1 100")) {
          int length = length(text.substring(0, body));
          bytes.writeBytes(in.readNBytes(length));
          break;
        }
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("neither an answer nor an end: " + bytes.toString(UTF_8), e);
    } catch (SocketException _) {
      // A reset: the server closed while something was still on its way.
    }
    return bytes.toString(UTF_8);
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  private void judge(String answer) {
    if (answer.isEmpty()) {
      count("closed");
      return;
    }
    String status = answer.substring(9, 12);
    count(status);
    if (status.equals("201")) {
      stored++;
      return;
    }
    assertThat(status).as(answer).matches("4[0-9][0-9]|100|200");
    if (status.startsWith("4")) {
      assertThat(answer)
          .contains("<Error xmlns=\"http://mns.aliyuncs.com/doc/v1\">")
          .contains("<Code>", "<Message>", "<RequestId>", "<HostId>");
    }
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private void assertStored() {
    var status = server.engine().status(QUEUE).orElseThrow();
    assertThat(status.active() + status.inactive() + status.delayed()).isEqualTo(stored);
  }

  /** Afterwards everything is as before: the next client is served, and nothing has piled up. */
  private void report(String what, RepetitionInfo seed, long heapBefore) throws IOException {
    try (var wire = new Wire(server.port())) {
      wire.write(
          Signed.request(clock, "POST", SEND)
              .body("<Message><MessageBody>m</MessageBody></Message>")
              .sign("127.0.0.1"));
      assertThat(wire.read().status()).isEqualTo(201);
    }
    long grown = heapBytes() - heapBefore;
    System.out.printf(
        "hostile %s, seed %d: %s, heap grown by %d KiB%n",
        what, seed.getCurrentRepetition(), outcomes, grown >> 10);
    assertThat(grown).isLessThan(HEAP_GROWTH_MAX);
  }

  private static long heapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
