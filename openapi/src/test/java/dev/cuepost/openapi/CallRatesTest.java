package dev.cuepost.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.queue.ManualClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often accounts may call operations. */
class CallRatesTest {
  private record Named(String name, OptionalInt callsPerSecond) implements Action {
    @Override
    public List<Parameter<?>> parameters() {
      return List.of(Parameter.required("Text", ParameterType.text()));
    }

    @Override
    public Fields answer(Call call) {
      return new Fields();
    }
  }

  private static final Action PLAIN = new Named("Plain", OptionalInt.empty());
  private static final Action SLOW = new Named("Slow", OptionalInt.of(3));
  private static final Product PRODUCT = new Product("ice", "2020-11-09", List.of(PLAIN, SLOW));

  private final ManualClock clock = new ManualClock();
  private final CallRates rates =
      CallRates.of(OptionalInt.of(10), clock::steadyMillis, (_, _) -> {});

  @Test
  void as_many_calls_as_the_rate_come_at_once_and_the_next_as_time_passes() {
    assertThat(admitted("1", PLAIN, 12)).isEqualTo(10);
    clock.advance(Duration.ofMillis(99));
    assertThat(admitted("1", PLAIN, 1)).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(admitted("1", PLAIN, 2)).isEqualTo(1);
    clock.advance(Duration.ofMillis(500));
    assertThat(admitted("1", PLAIN, 9)).isEqualTo(5);
    clock.advance(Duration.ofDays(1));
    assertThat(admitted("1", PLAIN, 12)).isEqualTo(10);
  }

  @Test
  void a_call_that_is_refused_does_not_count() {
    assertThat(admitted("1", PLAIN, 1000)).isEqualTo(10);
    clock.advance(Duration.ofSeconds(1));
    assertThat(admitted("1", PLAIN, 1000)).isEqualTo(10);
  }

  @Test
  void accounts_and_operations_do_not_count_for_each_other() {
    assertThat(admitted("1", PLAIN, 20)).isEqualTo(10);
    assertThat(admitted("2", PLAIN, 20)).isEqualTo(10);
    assertThat(admitted("1", SLOW, 20)).isEqualTo(3);
    clock.advance(Duration.ofMillis(334));
    assertThat(admitted("1", SLOW, 20)).isEqualTo(1);
  }

  @Test
  void what_other_servers_admit_is_counted_and_made_up_for() {
    var toldHere = new Told();
    var toldThere = new Told();
    var here = CallRates.of(OptionalInt.of(10), clock::steadyMillis, toldHere);
    var there = CallRates.of(OptionalInt.of(10), clock::steadyMillis, toldThere);
    assertThat(admitted(here, "1", PLAIN, 7)).isEqualTo(7);
    toldHere.tell(there);
    assertThat(admitted(there, "1", PLAIN, 20)).isEqualTo(3);
    toldThere.tell(here);
    assertThat(admitted(here, "1", PLAIN, 20)).isZero();

    clock.advance(Duration.ofSeconds(1));
    assertThat(admitted(here, "1", PLAIN, 20)).isEqualTo(10); // both at the same moment,
    assertThat(admitted(there, "1", PLAIN, 20)).isEqualTo(10);
    toldHere.tell(there);
    toldThere.tell(here);
    clock.advance(Duration.ofSeconds(1));
    assertThat(admitted(here, "1", PLAIN, 20)).isZero(); // so that it has to be made up for
    assertThat(admitted(there, "1", PLAIN, 20)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(admitted(there, "1", PLAIN, 20)).isEqualTo(10);
  }

  /** What one server has counted, until it is told to another one. */
  private static final class Told implements ObjLongConsumer<String> {
    private final Map<String, Long> counted = new LinkedHashMap<>();

    @Override
    public void accept(String pair, long micros) {
      counted.merge(pair, micros, Long::sum);
    }

    void tell(CallRates other) {
      counted.forEach(other::admittedElsewhere);
      counted.clear();
    }
  }

  @Test
  void the_wall_clock_has_no_say() {
    assertThat(admitted("1", PLAIN, 20)).isEqualTo(10);
    clock.step(Duration.ofDays(1));
    assertThat(admitted("1", PLAIN, 20)).isZero();
    clock.step(Duration.ofDays(-2));
    assertThat(admitted("1", PLAIN, 20)).isZero();
  }

  @Test
  void many_at_the_same_moment_are_counted_right() throws Exception {
    List<Future<Integer>> counts;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> calls = () -> admitted("1", PLAIN, 50);
      counts = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> calls).toList());
    }
    int sum = 0;
    for (Future<Integer> count : counts) {
      sum += count.get();
    }
    assertThat(sum).isEqualTo(10);
  }

  @Test
  void accounts_that_are_idle_are_forgotten() {
    for (int account = 0; account < 25_000; account++) {
      admitted(Integer.toString(account), PLAIN, 1);
      clock.advance(Duration.ofMillis(1));
    }
    assertThat(rates.remembered()).isLessThan(11_100);
  }

  @Test
  void operations_without_a_limit_of_their_own_need_not_have_one() {
    CallRates documented = CallRates.of(OptionalInt.empty(), clock::steadyMillis, (_, _) -> {});
    assertThat(IntStream.range(0, 1000)).allMatch(_ -> documented.admits("1", PRODUCT, PLAIN));
    assertThat(IntStream.range(0, 4).filter(_ -> documented.admits("1", PRODUCT, SLOW)).count())
        .isEqualTo(3);
  }

  @Test
  void without_limits_everything_is_admitted() {
    assertThat(IntStream.range(0, 1000))
        .allMatch(_ -> CallRates.unlimited().admits("1", PRODUCT, SLOW));
    assertThatThrownBy(() -> CallRates.of(OptionalInt.of(0), clock::steadyMillis, (_, _) -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_call_too_many_gets_the_protocols_error_before_it_is_looked_at() throws Exception {
    try (Gateway gateway =
        Gateway.start(
            clock,
            rates,
            id -> Stream.of(Gateway.KEY).filter(key -> key.id().equals(id)).findFirst(),
            (_, _) -> Decision.ALLOWED,
            PRODUCT)) {
      for (int call = 0; call < 3; call++) {
        assertThat(code(gateway, Gateway.KEY)).isEqualTo("MissingText");
      }
      JsonNode refused = gateway.call("2020-11-09", "Slow", Map.of());
      assertThat(refused.path("Code").asText()).isEqualTo("Throttling.User");
      assertThat(refused.path("Message").asText())
          .isEqualTo("Request was denied due to user flow control.");
      clock.advance(Duration.ofSeconds(1));
      assertThat(code(gateway, Gateway.KEY)).isEqualTo("MissingText");
    }
  }

  @Test
  void who_does_not_know_the_secret_uses_up_nothing() throws Exception {
    var guesser = new AccessKey(Gateway.KEY.id(), "guessed", Gateway.KEY.account());
    try (Gateway gateway =
        Gateway.start(
            clock,
            rates,
            id -> Stream.of(Gateway.KEY).filter(key -> key.id().equals(id)).findFirst(),
            (_, _) -> Decision.ALLOWED,
            PRODUCT)) {
      for (int call = 0; call < 10; call++) {
        assertThat(code(gateway, guesser)).isEqualTo("SignatureDoesNotMatch");
      }
      assertThat(rates.remembered()).isZero();
      assertThat(code(gateway, Gateway.KEY)).isEqualTo("MissingText");
    }
  }

  private static String code(Gateway gateway, AccessKey key) throws Exception {
    return gateway.call(key, "2020-11-09", "Slow", Map.of()).path("Code").asText();
  }

  private int admitted(String account, Action action, int calls) {
    return admitted(rates, account, action, calls);
  }

  private static int admitted(CallRates rates, String account, Action action, int calls) {
    return (int)
        IntStream.range(0, calls).filter(_ -> rates.admits(account, PRODUCT, action)).count();
  }
}
