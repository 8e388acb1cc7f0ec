package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.DeliveryOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver that behaves badly harms only itself. There are eight places for attempts, and five
 * targets are held in memory.
 */
class IsolationTest {
  private static final Duration LONGER_THAN_THE_TEST = Duration.ofSeconds(60);

  @TempDir Path directory;
  private final List<ScriptedReceiver> receivers = new ArrayList<>();
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = new Office(directory, Office.within(LONGER_THAN_THE_TEST));
    office.callbacks().start();
  }

  @AfterEach
  void close() throws IOException {
    for (ScriptedReceiver receiver : receivers) {
      receiver.close();
    }
    office.close();
  }

  @Test
  void a_backlog_for_one_that_hangs_leaves_places_for_the_others() throws IOException {
    var asked = new AtomicInteger();
    ScriptedReceiver hanging = hanging(asked);
    ScriptedReceiver healthy = healthy();
    tell("stuck", hanging, 100);
    tell("fine", healthy, 50);
    for (int i = 0; i < 50; i++) {
      office.awaitState("fine-" + i, Delivery.State.DELIVERED);
    }
    assertThat(asked).hasValueLessThanOrEqualTo(4);
  }

  @Test
  void several_that_hang_leave_places_too() throws IOException {
    var asked = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      tell("stuck" + i, hanging(asked), 20);
    }
    tell("fine", healthy(), 20);
    for (int i = 0; i < 20; i++) {
      office.awaitState("fine-" + i, Delivery.State.DELIVERED);
    }
    assertThat(asked).hasValueLessThan(8);
  }

  @Test
  void urls_that_differ_in_their_queries_are_one_target() throws IOException {
    var asked = new AtomicInteger();
    ScriptedReceiver hanging = hanging(asked);
    for (int i = 0; i < 20; i++) {
      office.happens(office.event("stuck-" + i, hanging.url() + "?job=" + i));
    }
    tell("fine", healthy(), 1);
    office.awaitState("fine-0", Delivery.State.DELIVERED);
    assertThat(asked).hasValueLessThanOrEqualTo(4);
  }

  @Test
  void a_queue_that_is_missing_does_not_hold_up_another() {
    office.create("ice-callback-there");
    for (int i = 0; i < 300; i++) {
      office.happens(office.event("lost-" + i, "ice-callback-missing"));
    }
    office.happens(office.event("found", "ice-callback-there"));
    office.awaitState("found", Delivery.State.DELIVERED);
  }

  @Test
  void targets_that_wait_for_hours_make_room_for_others() {
    office
        .callbacks()
        .settings()
        .options()
        .put(
            Office.ACCOUNT,
            Office.REGION,
            Product.IMS,
            new DeliveryOptions(RetryPolicy.parse("4h"), Optional.empty(), 0));
    Instant again = office.clock.instant().plus(Duration.ofHours(4));
    for (int i = 0; i < 20; i++) {
      office.happens(office.event("waits-" + i, "ice-callback-missing-" + i));
    }
    // Five targets are held in memory at once; the others are found by sweeps.
    for (int i = 0; i < 20; i++) {
      String waiting = "waits-" + i;
      Office.await()
          .until(() -> {
            office.clock.advance(Duration.ofSeconds(15));
            return office.journey(waiting).delivery().attempts() == 1;
          });
    }
    office.create("ice-callback-there");
    office.happens(office.event("found", "ice-callback-there"));
    Office.await()
        .until(() -> {
          office.clock.advance(Duration.ofSeconds(15));
          return office.journey("found").delivery().state() == Delivery.State.DELIVERED;
        });
    assertThat(office.clock.instant()).as("before those that wait are due").isBefore(again);
  }

  private void tell(String name, ScriptedReceiver to, int events) {
    for (int i = 0; i < events; i++) {
      office.happens(office.event(name + "-" + i, to.url()));
    }
  }

  private ScriptedReceiver hanging(AtomicInteger asked) throws IOException {
    return receiver(socket -> {
      socket.getInputStream().read();
      asked.incrementAndGet();
      socket.getInputStream().readAllBytes();
    });
  }

  private ScriptedReceiver healthy() throws IOException {
    return receiver(socket -> {
      var request = socket.getInputStream();
      var last = new StringBuilder();
      while (last.indexOf("\r\n\r\n") < 0) {
        last.append((char) request.read());
      }
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      request.readAllBytes();
    });
  }

  private ScriptedReceiver receiver(ScriptedReceiver.Script script) throws IOException {
    var receiver = new ScriptedReceiver(script);
    receivers.add(receiver);
    return receiver;
  }
}
