package dev.cuepost.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Attempt;
import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.DeliveryLog.Journey;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.queue.ReceiveOutcome;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed between every two steps of a delivery, life after life on the same data:
 * before and after each commit, after each message is sent, and at each moment of an HTTP call.
 * Nothing that was recorded is lost, and nothing is told that was not.
 */
@Tag("slow")
class KillAtEveryStepTest {
  /** Of one call: asked, half of an answer, all of it. */
  private static final int MOMENTS = 3;

  private static final int CALLS = 2;

  @TempDir private static Path training;
  @TempDir Path directory;
  private final List<String> recorded = new ArrayList<>();
  private final List<String> posted = new ArrayList<>();
  private final List<String> accepted = new ArrayList<>();
  private ScriptedReceiver receiver;

  // Of the life under way; the receiver's threads use it too.
  private @Nullable Process process;
  private String life = "";
  private int momentsLeft;

  /** Whether there are so many lives that what the first one learns pays. */
  private boolean learns;

  @BeforeEach
  void listen() throws IOException {
    receiver = new ScriptedReceiver(this::answer);
  }

  @AfterEach
  void stop() throws IOException {
    receiver.close();
  }

  @Tag("exhaustive")
  @Test
  void nothing_is_lost_whichever_step_is_the_last() throws IOException, InterruptedException {
    learns = true;
    assertThat(steps(1)).as("steps that a life has").isGreaterThan(20);
  }

  @Test
  void nothing_is_lost_with_every_tenth_step_as_the_last()
      throws IOException, InterruptedException {
    assertThat(steps(10)).as("steps that a life has").isGreaterThan(20);
  }

  /** Ends lives at steps so far apart, until one outlives them; returns which step it is. */
  private int steps(int apart) throws IOException, InterruptedException {
    assertThat(live("whole", 0, 0)).isZero();
    int step = 1;
    while (live("step-" + step, step, 0) == Steps.DEAD) {
      step += apart;
    }
    audit();
    return step;
  }

  @Test
  @Tag("exhaustive")
  void nothing_is_lost_at_whichever_moment_of_a_call() throws IOException, InterruptedException {
    for (int moment = 1; moment <= CALLS * MOMENTS; moment++) {
      assertThat(live("moment-" + moment, 0, moment)).as("killed at %s", moment).isNotZero();
    }
    assertThat(live("moment-0", 0, 0)).isZero();
    audit();
  }

  /** Lets a process live until this step of its own or this moment of its calls, 0 for none. */
  private int live(String name, int step, int moment) throws IOException, InterruptedException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                quickStart(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledSender.class.getName(),
                directory.toString(),
                receiver.url(),
                name,
                Integer.toString(step))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    synchronized (this) {
      process = started;
      life = name + "-";
      momentsLeft = moment;
    }
    try (var out = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8))) {
      out.lines().filter(line -> line.startsWith(name)).forEach(recorded::add);
    } finally {
      started.destroyForcibly().waitFor();
    }
    return started.exitValue();
  }

  /**
   * A life that ends by itself leaves what the next ones need to start in half the time, at the
   * price of ten of them. Java can learn from jars only: there are none when this runs where it
   * stands, and any where it is a trial.
   */
  private String quickStart() {
    Path learned = training.resolve("classes.aot");
    if (Files.exists(learned)) {
      return "-XX:AOTCache=" + learned;
    }
    boolean jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .noneMatch(entry -> Files.isDirectory(Path.of(entry)));
    return jars && learns ? "-XX:AOTCacheOutput=" + learned : "-Xshare:auto";
  }

  /** Refuses the first event of a life once, and takes it afterwards, and all others. */
  private void answer(Socket socket) throws IOException {
    String id = idOf(socket);
    boolean takes;
    synchronized (posted) {
      takes = posted.contains(id) || !id.endsWith("-http");
      posted.add(id);
    }
    pass(id);
    var out = socket.getOutputStream();
    out.write("HTTP/1.1 %s X\r\n".formatted(takes ? 200 : 500).getBytes(UTF_8));
    pass(id);
    out.write("Content-Length: 0\r\n\r\n".getBytes(UTF_8));
    if (takes) {
      synchronized (posted) {
        accepted.add(id);
      }
    }
    pass(id);
  }

  /** Calls for earlier lives do not count. */
  private synchronized void pass(String id) {
    if (process != null && id.startsWith(life) && momentsLeft > 0 && --momentsLeft == 0) {
      // By its handle, since Process.destroyForcibly would drop what is left in the pipe.
      process.toHandle().destroyForcibly();
    }
  }

  private static String idOf(Socket socket) throws IOException {
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    String id = "";
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] field = line.split(": ", 2);
      switch (field[0].toLowerCase(Locale.ROOT)) {
        case "webhook-id" -> id = field[1];
        case "content-length" -> length = Integer.parseInt(field[1]);
        default -> {
          // Of no interest here.
        }
      }
    }
    for (int read = 0; read < length; read++) {
      if (in.read() < 0) {
        throw new IOException("the request is cut short");
      }
    }
    return id;
  }

  private static String line(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the request is cut short");
    }
    return line;
  }

  private void audit() throws IOException {
    try (var office = new Office(directory, DeliveryPolicy.DOCUMENTED)) {
      office.callbacks().start();
      office.settle();
      List<String> rows = rows(office);
      assertThat(rows).as("what was said to be recorded").containsAll(recorded);
      assertThat(rows).as("what was told").containsAll(posted);
      List<String> queued = told(office, KilledSender.QUEUE);
      List<String> dead = told(office, KilledSender.DEAD_LETTERS);
      rows.forEach(id -> auditDelivery(office, id));
      rows.forEach(id -> {
        if (id.endsWith("-queue")) {
          assertThat(times(queued, id)).as("told by %s", id).isBetween(1, 2);
        } else if (id.endsWith("-nowhere")) {
          assertThat(times(dead, id)).as("dead letters of %s", id).isBetween(1, 2);
        } else {
          assertThat(accepted).as("told over HTTP").contains(id);
          assertThat(posted.stream().filter(id::equals))
              .as("calls of %s", id)
              .hasSizeBetween(id.endsWith("-http") ? 2 : 1, 3);
        }
        if (id.endsWith("-step") && posted.contains(endOf(id))) {
          assertThat(posted.lastIndexOf(id)).as(id).isLessThan(posted.indexOf(endOf(id)));
        }
      });
    }
  }

  private static void auditDelivery(Office office, String id) {
    List<Journey> journeys = office.callbacks().log().of(new EventId(id));
    boolean nowhere = id.endsWith("-nowhere");
    assertThat(journeys).as("deliveries of %s", id).hasSize(nowhere ? 2 : 1);
    assertThat(journeys.getFirst().delivery().state())
        .as("the end of %s", id)
        .isEqualTo(nowhere ? Delivery.State.GIVEN_UP : Delivery.State.DELIVERED);
    if (nowhere) {
      assertThat(journeys.getLast().delivery().purpose()).isEqualTo(Purpose.DEAD_LETTER);
    }
    for (Journey journey : journeys) {
      int made = journey.delivery().attempts();
      assertThat(journey.attempts())
          .as("attempts of %s", id)
          .extracting(Attempt::number)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, made).boxed().toList());
    }
  }

  private static String endOf(String step) {
    return step.substring(0, step.length() - "step".length()) + "zend";
  }

  private static List<String> rows(Office office) {
    return office
        .database
        .jdbi()
        .withHandle(h -> h.select("SELECT id FROM event").mapTo(String.class).list());
  }

  private static int times(List<String> bodies, String id) {
    return (int) bodies.stream().filter(body -> body.contains("\"job-" + id + "\"")).count();
  }

  private static List<String> told(Office office, String queue) {
    var bodies = new ArrayList<String>();
    while (office.engine.receive(Office.queue(queue), 16, Optional.empty())
        instanceof ReceiveOutcome.Received(var messages)) {
      messages.forEach(
          m -> bodies.add(new String(Base64.getDecoder().decode(m.message().body()), UTF_8)));
    }
    return bodies;
  }
}
