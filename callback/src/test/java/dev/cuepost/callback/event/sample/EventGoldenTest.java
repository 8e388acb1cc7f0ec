package dev.cuepost.callback.event.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventJson;
import dev.cuepost.callback.event.EventTypes;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.Product;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each event against the text in which it must be told, in {@code events/<product>/<type>.<success
 * or failure>.json}. The files are indented for the eye; what is compared is the text without
 * blanks, with the order of its members.
 */
class EventGoldenTest {
  private static final Instant AT = Instant.parse("2026-01-05T08:03:20.987Z");

  /** All types, each with its product. */
  static Stream<Arguments> types() {
    return Arrays.stream(Product.values())
        .flatMap(product -> EventTypes.of(product).stream().map(type -> arguments(product, type)));
  }

  /** All events of something that failed. */
  static Stream<EventBody> failures() {
    return Stream.of(FailedEvents.ims(), FailedEvents.vod()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("types")
  void each_type_has_a_sample_that_is_told_like_this(Product product, String type)
      throws IOException {
    EventBody sample = EventSamples.of(product, type).orElseThrow();
    assertThat(sample.eventType()).isEqualTo(type).isEqualTo(sample.getClass().getSimpleName());
    assertThat(sample.product()).isEqualTo(product);
    assertThat(told(sample)).isEqualTo(golden(sample, "success"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_told_like_this(EventBody failed) throws IOException {
    assertThat(told(failed)).isEqualTo(golden(failed, "failure"));
  }

  @Test
  void progress_is_told_like_this_and_is_no_type_that_a_setting_can_list() throws IOException {
    EventBody sample = EventSamples.of(Product.IMS, "JobProgress").orElseThrow();
    assertThat(told(sample)).isEqualTo(golden(sample, "success"));
    assertThat(EventTypes.of(Product.IMS)).doesNotContain("JobProgress");
  }

  @Test
  void the_end_of_a_smarttag_job_is_told_without_an_envelope_and_no_setting_can_list_it()
      throws IOException {
    EventBody sample = EventSamples.of(Product.IMS, "SmarttagJobComplete").orElseThrow();
    assertThat(told(sample)).isEqualTo(golden(sample, "success"));
    assertThat(EventTypes.of(Product.IMS)).doesNotContain("SmarttagJobComplete");
  }

  @Test
  void there_is_no_sample_of_an_unknown_type() {
    assertThat(EventSamples.of(Product.IMS, "StreamTranscodeComplete")).isEmpty();
    assertThat(EventSamples.of(Product.VOD, "AIComplete")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void each_type_is_found_by_something(Product product, String type) {
    EventBody sample = EventSamples.of(product, type).orElseThrow();
    assertThat(sample.subject()).isNotEmpty();
    assertThat(sample.keys().jobId().or(sample.keys()::mediaId).isPresent())
        .isEqualTo(!(product == Product.IMS && type.equals("WorkflowTaskComplete")));
  }

  private static String told(EventBody body) {
    return EventJson.write("1234567890123456", AT, body);
  }

  private static String golden(EventBody body, String end) throws IOException {
    String name =
        "/events/%s/%s.%s.json"
            .formatted(body.product().name().toLowerCase(Locale.ROOT), body.eventType(), end);
    try (InputStream file = EventGoldenTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return new JsonText(new String(file.readAllBytes(), StandardCharsets.UTF_8)).text();
    }
  }
}
