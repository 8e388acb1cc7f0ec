package dev.cuepost.callback.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.sample.EventSamples;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventKeysTest {
  @ParameterizedTest
  @CsvSource({
    "IMS, TranscodeComplete TranscodeParentComplete",
    "IMS, MediaConvertOutputComplete MediaConvertOutputGroupComplete MediaConvertComplete",
    "IMS, LiveRecordTaskStatus LiveRecordFileCreated",
    "VOD, StreamTranscodeComplete TranscodeComplete",
  })
  void the_steps_of_a_job_are_in_one_sequence(Product product, String types) {
    assertThat(
            Arrays.stream(types.split(" ", -1))
                .map(type -> keys(product, type).sequence().orElseThrow())
                .collect(Collectors.toSet()))
        .hasSize(1);
  }

  @Test
  void what_is_alone_is_in_no_sequence() {
    assertThat(keys(Product.IMS, "ImageUploadComplete").sequence()).isEmpty();
    assertThat(keys(Product.VOD, "WorkflowTaskComplete").sequence()).isEmpty();
  }

  @Test
  void a_sub_job_is_found_by_its_own_id() {
    EventKeys keys = keys(Product.IMS, "TranscodeComplete");
    assertThat(keys.jobId()).contains(keys.subject());
    assertThat(keys.sequence()).isNotEqualTo(keys.jobId());
  }

  @Test
  void images_and_attachments_are_media() {
    assertThat(keys(Product.VOD, "ImageUploadComplete").mediaId())
        .contains("59bdbf10df76a8d8b6137a5ad1200001");
    assertThat(keys(Product.VOD, "AttachedMediaUploadComplete").mediaId())
        .contains("eb1861d2c9a8842340e989dd56020001");
  }

  @Test
  void an_event_of_vod_may_tell_a_job_beside_its_video() {
    EventKeys keys = keys(Product.VOD, "SnapshotComplete");
    assertThat(Optional.of(keys.subject())).isEqualTo(keys.mediaId());
    assertThat(keys.sequence()).isEqualTo(keys.jobId()).isPresent();
  }

  private static EventKeys keys(Product product, String type) {
    return EventSamples.of(product, type).orElseThrow().keys();
  }
}
