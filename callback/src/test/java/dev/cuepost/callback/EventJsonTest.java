package dev.cuepost.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventBody.ProduceMediaComplete;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.EventJson;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final Instant AT = Instant.parse("2026-01-05T08:03:20.987Z");

  @Test
  void a_job_that_succeeded_is_told_with_all_its_members() {
    var body =
        new ProduceMediaComplete(
            "0d5f9d1e7b6c4a3f8e2d1c0b9a887766",
            true,
            "c0b7a5d2f1e84c6d9a3b2c1d0e9f8a7b",
            "9d2f1b60e9f471ee8a1be7d6c7590102",
            "https://demo-out.oss-cn-shanghai.example.test/clips/final-17.mp4",
            "{\"NotifyAddress\":\"https://cb.example.test/j\",\"Order\":\"A-17\"}",
            "",
            "");
    assertThat(EventJson.write(event("1234567890123456", body)))
        .isEqualTo(
            "{\"EventType\":\"ProduceMediaComplete\",\"UserId\":1234567890123456,"
                + "\"EventTime\":\"2026-01-05T08:03:20Z\",\"MessageBody\":{\"Status\":\"Success\","
                + "\"MediaURL\":\"https://demo-out.oss-cn-shanghai.example.test/clips/final-17.mp4\","
                + "\"MediaId\":\"9d2f1b60e9f471ee8a1be7d6c7590102\","
                + "\"ProjectId\":\"c0b7a5d2f1e84c6d9a3b2c1d0e9f8a7b\","
                + "\"ErrorCode\":\"\",\"ErrorMessage\":\"\","
                + "\"JobId\":\"0d5f9d1e7b6c4a3f8e2d1c0b9a887766\","
                + "\"UserData\":\"{\\\"NotifyAddress\\\":\\\"https://cb.example.test/j\\\","
                + "\\\"Order\\\":\\\"A-17\\\"}\"}}");
  }

  @Test
  void a_job_that_failed_is_told_with_its_error() {
    var body =
        new ProduceMediaComplete(
            "job-2",
            false,
            "project-2",
            "media-2",
            "http://o.test/b.mp4",
            "",
            "InvalidMaterial.NotFound",
            "The specified clips id not found:[\"6666\"]");
    assertThat(EventJson.write(event("1", body)))
        .isEqualTo(
            "{\"EventType\":\"ProduceMediaComplete\",\"UserId\":1,"
                + "\"EventTime\":\"2026-01-05T08:03:20Z\",\"MessageBody\":{\"Status\":\"Fail\","
                + "\"MediaURL\":\"http://o.test/b.mp4\",\"MediaId\":\"media-2\","
                + "\"ProjectId\":\"project-2\",\"ErrorCode\":\"InvalidMaterial.NotFound\","
                + "\"ErrorMessage\":\"The specified clips id not found:[\\\"6666\\\"]\","
                + "\"JobId\":\"job-2\",\"UserData\":\"\"}}");
  }

  @Test
  void user_data_is_told_character_by_character() {
    var body =
        new ProduceMediaComplete("j", true, "p", "m", "u", "中文 \u0001 \"quoted\" \\ \n 🎬", "", "");
    assertThat(EventJson.write(event("1", body)))
        .endsWith("\"UserData\":\"中文 \\u0001 \\\"quoted\\\" \\\\ \\n 🎬\"}}");
  }

  @Test
  void an_account_that_is_no_number_cannot_be_told() {
    var body = new ProduceMediaComplete("j", true, "p", "m", "u", "", "", "");
    assertThatThrownBy(() -> EventJson.write(event("alice", body)))
        .isInstanceOf(NumberFormatException.class);
  }

  private static Event event(String account, EventBody body) {
    return new Event(new EventId("e1"), account, "cn-shanghai", AT, body, Optional.empty());
  }
}
