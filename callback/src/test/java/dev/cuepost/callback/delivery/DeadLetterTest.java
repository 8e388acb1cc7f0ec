package dev.cuepost.callback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.EventId;
import dev.cuepost.queue.MessageProperties;
import dev.cuepost.queue.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a dead letter tells beside its event. */
class DeadLetterTest {
  private static final DeliveryId DELIVERY = new DeliveryId(new EventId("e1"), 1);

  private static List<String> values(String target, String lastOutcome) {
    return new DeadLetter(DELIVERY, target, lastOutcome)
        .properties().user().stream().map(Property::value).toList();
  }

  @Test
  void the_query_of_a_target_which_may_hold_secrets_is_not_told() {
    assertThat(values("https://x.test/hook?token=secret", "it answered 500"))
        .containsExactly("e1-1", "https://x.test/hook", "it answered 500");
  }

  @Test
  void a_value_that_is_too_long_for_a_property_is_cut() {
    String longest = "é".repeat(4_096);
    assertThat(values("q", longest)).last().isEqualTo(longest);
    assertThat(values("q", longest + "x")).last().isEqualTo("é".repeat(4_095) + "…");
  }

  @Test
  void the_delivery_is_read_back_and_nothing_from_messages_of_others() {
    assertThat(DeadLetter.delivery(new DeadLetter(DELIVERY, "q", "why").properties()))
        .contains(DELIVERY);
    assertThat(DeadLetter.delivery(MessageProperties.NONE)).isEmpty();
  }
}
