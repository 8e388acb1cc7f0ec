package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receives that wait, on a clock that only the test moves. */
class LongPollTest extends ProtocolTest {
  private static final String MESSAGES = "/queues/q/messages";

  @BeforeEach
  void create() {
    createQueue("q");
  }

  @Test
  void a_message_that_comes_ends_the_wait() {
    startWaiting("?waitseconds=30");
    try (var sender = new Wire(server.port())) {
      sender.write(message("hi"));
      assertThat(sender.read().status()).isEqualTo(201);
    }
    assertThat(wire.read().element("MessageBody")).isEqualTo("hi");
    assertThat(call("GET", "/queues").status()).isEqualTo(200);
  }

  @Test
  void the_wait_ends_empty_handed_after_its_time_and_the_connection_lives_on() {
    startWaiting("?waitseconds=30");
    clock.advance(Duration.ofSeconds(30));
    assertThat(wire.read().outcome()).isEqualTo("404 MessageNotExist");
    assertThat(call("GET", "/queues").status()).isEqualTo(200);
  }

  @Test
  void a_receive_without_a_wait_of_its_own_waits_as_its_queue_says() {
    call(
        "PUT",
        "/queues/q?metaoverride=true",
        "<Queue><PollingWaitSeconds>10</PollingWaitSeconds></Queue>");
    assertThat(call("GET", MESSAGES + "?waitseconds=0").outcome()).isEqualTo("404 MessageNotExist");
    startWaiting("");
    clock.advance(Duration.ofSeconds(10));
    assertThat(wire.read().outcome()).isEqualTo("404 MessageNotExist");
  }

  @Test
  void the_end_of_a_delay_ends_the_wait() {
    call(
        "POST",
        MESSAGES,
        "<Message><MessageBody>a</MessageBody><DelaySeconds>5</DelaySeconds></Message>");
    startWaiting("?numOfMessages=16&waitseconds=30");
    clock.advance(Duration.ofSeconds(5));
    assertThat(wire.read().elements("MessageBody")).containsExactly("a");
  }

  @Test
  void the_deletion_of_the_queue_ends_the_wait() {
    startWaiting("?waitseconds=30");
    server.engine().delete(SmqServer.OWNER.queue("q"));
    assertThat(wire.read().outcome()).isEqualTo("404 QueueNotExist");
  }

  @Test
  void a_server_that_is_to_end_answers_those_that_wait_and_lets_none_wait_any_more() {
    startWaiting("?waitseconds=30");
    server.routes().endWaits();
    assertThat(wire.read().outcome()).isEqualTo("404 MessageNotExist");
    assertThat(call("GET", MESSAGES + "?waitseconds=30").outcome())
        .isEqualTo("404 MessageNotExist");
    assertThat(call("GET", "/queues").status()).isEqualTo(200);
  }

  @Test
  void a_request_sent_behind_a_waiting_one_is_answered_after_it() {
    startWaiting("?waitseconds=30");
    wire.write(request("GET", "/queues").sign(host()));
    clock.advance(Duration.ofSeconds(30));
    assertThat(wire.read().status()).isEqualTo(404);
    assertThat(wire.read().status()).isEqualTo(200);
  }

  @Test
  void a_client_that_hangs_up_gets_no_message() {
    startWaiting("?waitseconds=30");
    wire.close();
    await().until(() -> clock.waiting() == 0);
    wire = new Wire(server.port());
    assertThat(sendMessage("hi").status()).isEqualTo(201);
    assertThat(call("GET", MESSAGES).element("DequeueCount")).isEqualTo("1");
  }

  @Test
  void many_waits_on_one_connection_leave_nothing_behind() {
    for (int i = 0; i < 20; i++) {
      startWaiting("?waitseconds=1");
      clock.advance(Duration.ofSeconds(1));
      assertThat(wire.read().outcome()).isEqualTo("404 MessageNotExist");
    }
    assertThat(sendMessage("hi").status()).isEqualTo(201);
    assertThat(receiveHandle()).isNotEmpty();
  }

  private void startWaiting(String query) {
    await().until(() -> clock.waiting() == 0);
    wire.write(request("GET", MESSAGES + query).sign(host()));
    await().until(() -> clock.waiting() == 1);
  }

  private String message(String body) {
    return request("POST", MESSAGES)
        .body("<Message><MessageBody>" + body + "</MessageBody></Message>")
        .sign(host());
  }
}
