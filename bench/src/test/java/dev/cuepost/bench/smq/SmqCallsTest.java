package dev.cuepost.bench.smq;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.identity.MnsRequest;
import dev.cuepost.identity.MnsSignature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SmqCallsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:32:36Z");

  private final Bodies bodies = Bodies.of(20);
  private final SmqCalls queue =
      new SmqCalls(new Signer("ak", "sk", "127.0.0.1:8700", () -> NOW), bodies, "q1");
  private final RequestBuffer request = new RequestBuffer();

  /** A request taken apart. */
  private record Sent(String method, String target, Map<String, String> headers, String content) {
    static Sent of(RequestBuffer request) {
      String text = new String(request.bytes(), 0, request.length(), US_ASCII);
      String[] halves = text.split("\r\n\r\n", 2);
      String[] lines = halves[0].split("\r\n", -1);
      String[] first = lines[0].split(" ", -1);
      return new Sent(
          first[0],
          first[1],
          Arrays.stream(lines)
              .skip(1)
              .map(line -> line.split(": ", 2))
              .collect(Collectors.toMap(p -> p[0].toLowerCase(Locale.ROOT), p -> p[1])),
          halves[1]);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private Sent sent() {
    Sent sent = Sent.of(request);
    var signed = new MnsRequest(sent.method, sent.target, sent.headers);
    String authorization = sent.header("authorization");
    assertThat(authorization).startsWith("MNS ak:");
    assertThat(MnsSignature.matches(signed, "sk", authorization.substring("MNS ak:".length())))
        .isTrue();
    assertThat(sent.header("content-length")).isEqualTo("" + sent.content.length());
    assertThat(sent.header("date")).isEqualTo("Sun, 22 Nov 2026 01:32:36 GMT");
    return sent;
  }

  private String body(int number) {
    return new String(bodies.text(number), US_ASCII);
  }

  private static Handles handles(String... texts) {
    var handles = new Handles();
    for (String text : texts) {
      handles.add(("<<" + text + ">>").getBytes(US_ASCII), 2, 2 + text.length());
    }
    return handles;
  }

  @Test
  void one_message_is_sent_as_a_signed_post() {
    queue.send(request, 1);
    Sent sent = sent();
    assertThat(sent.method()).isEqualTo("POST");
    assertThat(sent.target()).isEqualTo("/queues/q1/messages");
    assertThat(sent.content())
        .isEqualTo(
            "<Message xmlns=\"http://mns.aliyuncs.com/doc/v1\"><MessageBody>"
                + body(0)
                + "</MessageBody></Message>");
  }

  @Test
  void a_batch_has_different_bodies() {
    queue.send(request, 2);
    assertThat(sent().content())
        .isEqualTo(
            "<Messages xmlns=\"http://mns.aliyuncs.com/doc/v1\"><Message><MessageBody>"
                + body(0)
                + "</MessageBody></Message><Message><MessageBody>"
                + body(1)
                + "</MessageBody></Message></Messages>");
  }

  @Test
  void receives_name_number_and_wait() {
    queue.receive(request, 16, 0);
    assertThat(sent().target()).isEqualTo("/queues/q1/messages?numOfMessages=16&waitseconds=0");
    queue.receive(request.clear(), 1, 30);
    assertThat(sent().target()).isEqualTo("/queues/q1/messages?waitseconds=30");
  }

  @Test
  void one_handle_is_deleted_by_the_address_and_several_by_the_content() {
    queue.delete(request, handles("A-b"));
    assertThat(sent().method()).isEqualTo("DELETE");
    assertThat(sent().target()).isEqualTo("/queues/q1/messages?ReceiptHandle=A-b");
    queue.delete(request.clear(), handles("A-b", "C-d"));
    assertThat(sent().target()).isEqualTo("/queues/q1/messages");
    assertThat(sent().content())
        .isEqualTo(
            "<ReceiptHandles xmlns=\"http://mns.aliyuncs.com/doc/v1\">"
                + "<ReceiptHandle>A-b</ReceiptHandle><ReceiptHandle>C-d</ReceiptHandle>"
                + "</ReceiptHandles>");
  }
}
