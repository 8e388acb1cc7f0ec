package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that a wrong one never gets into. */
final class ValuesTest {
  @Test
  void the_default_attributes_are_the_documented_ones() {
    assertThat(QueueAttributes.DEFAULT)
        .isEqualTo(
            new QueueAttributes(
                Duration.ZERO,
                65_536,
                Duration.ofSeconds(345_600),
                Duration.ofSeconds(30),
                Duration.ZERO,
                false));
  }

  @ParameterizedTest(name = "{0} from {1} to {2}")
  @CsvSource({
    "delay,                  0, 604800",
    "maximumMessageBytes, 1024,  65536",
    "retention,             60, 604800",
    "visibilityTimeout,      1,  43200",
    "pollingWait,            0,     30"
  })
  void an_attribute_has_a_lowest_and_a_highest_value(String name, int low, int high) {
    assertThatNoException().isThrownBy(() -> attributes(name, low));
    assertThatNoException().isThrownBy(() -> attributes(name, high));
    for (int wrong : new int[] {low - 1, high + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> attributes(name, wrong))
          .withMessageStartingWith(name + " must be ");
    }
  }

  private static QueueAttributes attributes(String name, int value) {
    Duration seconds = Duration.ofSeconds(value);
    QueueAttributes a = QueueAttributes.DEFAULT;
    return switch (name) {
      case "delay" -> of(seconds, a.retention(), a.visibilityTimeout(), a.pollingWait());
      case "retention" -> of(a.delay(), seconds, a.visibilityTimeout(), a.pollingWait());
      case "visibilityTimeout" -> of(a.delay(), a.retention(), seconds, a.pollingWait());
      case "pollingWait" -> of(a.delay(), a.retention(), a.visibilityTimeout(), seconds);
      case "maximumMessageBytes" ->
          new QueueAttributes(
              a.delay(), value, a.retention(), a.visibilityTimeout(), a.pollingWait(), false);
      default -> throw new AssertionError(name);
    };
  }

  private static QueueAttributes of(
      Duration delay, Duration retention, Duration visibilityTimeout, Duration pollingWait) {
    return new QueueAttributes(delay, 65_536, retention, visibilityTimeout, pollingWait, false);
  }

  @Test
  void times_of_attributes_are_whole_seconds() {
    Duration half = Duration.ofMillis(1_500);
    QueueAttributes a = QueueAttributes.DEFAULT;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(half, a.retention(), a.visibilityTimeout(), a.pollingWait()))
        .withMessageContaining("whole seconds");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17, -1})
  void a_priority_is_one_to_sixteen(int priority) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Draft("m", priority, Optional.empty()))
        .withMessage("priority must be in 1..16, was " + priority);
  }

  @Test
  void a_delay_is_none_to_seven_days() {
    assertThat(Draft.of("m").delay()).isEmpty();
    assertThatNoException().isThrownBy(() -> draft(Duration.ofDays(7)));
    for (Duration wrong :
        new Duration[] {Duration.ofMillis(-1), Duration.ofDays(7).plusMillis(1)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> draft(wrong));
    }
  }

  private static Draft draft(Duration delay) {
    return new Draft("m", Draft.DEFAULT_PRIORITY, Optional.of(delay));
  }

  @Test
  void a_body_is_not_empty() {
    assertThatIllegalArgumentException().isThrownBy(() -> Draft.of(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789ABCDEF0123456789ABCDE",
        "0123456789abcdef0123456789abcdef",
        "0123456789ABCDEF0123456789ABCDEF0",
        "0123456789ABCDEF0123456789ABCDEG"
      })
  void a_message_id_is_32_upper_case_hex_digits(String wrong) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageId(wrong));
    assertThat(new MessageId("0123456789ABCDEF0123456789ABCDEF"))
        .hasToString("0123456789ABCDEF0123456789ABCDEF");
  }

  @Test
  void a_queue_has_a_name_and_an_owner() {
    assertThatIllegalArgumentException().isThrownBy(() -> QueueOwner.internal().queue(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new QueueOwner("", "cn-shanghai"));
    assertThatIllegalArgumentException().isThrownBy(() -> new QueueOwner("1", ""));
    assertThat(new QueueOwner("1", "cn-shanghai").queue("q")).hasToString("1/cn-shanghai/q");
  }
}
