package dev.cuepost.callback.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.event.ims.ProduceMediaComplete;
import dev.cuepost.callback.event.vod.FileUploadComplete;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final Instant AT = Instant.parse("2026-01-05T08:03:20.987Z");

  @Test
  void ims_puts_the_payload_into_an_envelope_with_the_account_as_a_number() {
    assertThat(EventJson.write("1234567890123456", AT, produced("x")))
        .startsWith(
            "{\"EventType\":\"ProduceMediaComplete\",\"UserId\":1234567890123456,"
                + "\"EventTime\":\"2026-01-05T08:03:20Z\",\"MessageBody\":{\"Status\":");
  }

  @Test
  void vod_puts_the_payload_beside_type_and_time() {
    var body = new FileUploadComplete("v", Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(EventJson.write("1", AT, body))
        .isEqualTo(
            "{\"EventTime\":\"2026-01-05T08:03:20Z\",\"EventType\":\"FileUploadComplete\","
                + "\"VideoId\":\"v\"}");
  }

  @Test
  void the_time_is_utc_and_has_seconds_also_when_they_are_none() {
    assertThat(EventJson.write("1", Instant.parse("2026-01-05T00:00:00.999Z"), produced("x")))
        .contains("\"EventTime\":\"2026-01-05T00:00:00Z\"");
    assertThat(EventJson.write("1", Instant.parse("2026-01-05T09:30:00+08:00"), produced("x")))
        .contains("\"EventTime\":\"2026-01-05T01:30:00Z\"");
  }

  @Test
  void user_data_is_told_character_by_character() {
    assertThat(EventJson.write("1", AT, produced("中文 \u0001 \"quoted\" \\ \n 🎬")))
        .endsWith("\"UserData\":\"中文 \\u0001 \\\"quoted\\\" \\\\ \\n 🎬\"}}");
  }

  @Test
  void user_data_that_is_empty_is_told_but_not_user_data_that_was_not_given() {
    assertThat(EventJson.write("1", AT, produced(""))).contains("\"UserData\":\"\"");
    var none = new ProduceMediaComplete("j", "p", "m", "u", Optional.empty(), Optional.empty());
    assertThat(EventJson.write("1", AT, none)).doesNotContain("UserData");
  }

  @Test
  void an_account_that_is_no_number_cannot_be_told() {
    assertThatThrownBy(() -> EventJson.write("alice", AT, produced("x")))
        .isInstanceOf(NumberFormatException.class);
  }

  private static EventBody produced(String userData) {
    return new ProduceMediaComplete("j", "p", "m", "u", Optional.of(userData), Optional.empty());
  }
}
