package dev.cuepost.media.job;

import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.json.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of editing jobs, on everything that they stand on. */
class BatchesTest {
  @TempDir private Path directory;
  private Workshop shop;

  @BeforeEach
  void open() throws Exception {
    shop = new Workshop(directory);
    shop.editing.start(0);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void each_part_is_a_job_and_the_end_of_the_last_is_the_batchs() throws Exception {
    shop.clip("a.mp4", 1);
    String id = submitted(wish("a.mp4\",\"none.mp4", 2, Optional.empty()));
    assertThat(batch(id).state()).isEqualTo(Batch.State.INIT);
    assertThat(list(Batch.State.INIT)).containsExactly(id);

    shop.editing.start(1);
    await().atMost(Duration.ofSeconds(60)).until(() -> batch(id).state() == Batch.State.FINISHED);

    assertThat(batch(id).jobs())
        .extracting(EditingJob::state)
        .containsExactly(State.SUCCESS, State.FAILED);
    assertThat(batch(id).jobs())
        .extracting(EditingJob::mediaUrl)
        .containsExactly(url("out-0.mp4"), url("out-1.mp4"));
    assertThat(shop.eventTypes())
        .containsOnlyOnce("BatchProduceMediaComplete")
        .endsWith("BatchProduceMediaComplete");
    assertThat(shop.events().getLast())
        .contains("\"Status\":\"Finished\"")
        .contains("\"JobId\":\"" + id + "\"")
        .contains("\"UserData\":\"{\\\"NotifyAddress\\\":\\\"ice-callback-b\\\"}\"");
    assertThat(list(Batch.State.FINISHED)).containsExactly(id);
    assertThat(list(Batch.State.PROCESSING)).isEmpty();
    EditingJob part = batch(id).jobs().getFirst();
    assertThat(shop.job(part.jobId())).isEqualTo(part);
  }

  @Test
  void one_part_that_is_not_valid_refuses_all() {
    SubmitBatch good = wish("a.mp4", 2, Optional.empty());
    var wrong =
        new SubmitBatch(
            good.account(),
            good.region(),
            good.inputConfig(),
            "{}",
            "{\"MediaURL\":\"http://127.0.0.1:8701/other{index}/o.mp4\",\"Count\":2}",
            Optional.empty(),
            Optional.empty());

    var verdict = shop.editing.batches().submit(wrong);

    assertThat(((Verdict.Rejected<String>) verdict).rejection().message())
        .contains("no bucket other0");
    assertThat(list(Batch.State.INIT)).isEmpty();
  }

  @Test
  void the_same_client_token_gets_the_same_batch() {
    String first = submitted(wish("a.mp4", 1, Optional.of("token")));
    assertThat(submitted(wish("b.mp4", 2, Optional.of("token")))).isEqualTo(first);
    assertThat(batch(first).jobs()).hasSize(1);
    assertThat(shop.editing.batches().find("2", Workshop.REGION, first)).isEmpty();
  }

  @Test
  void batches_are_listed_page_by_page() {
    String first = submitted(wish("a.mp4", 1, Optional.empty()));
    String second = submitted(wish("a.mp4", 1, Optional.empty()));
    String third = submitted(wish("a.mp4", 1, Optional.empty()));

    BatchPage page = page(2, Optional.empty());
    BatchPage rest = page(2, page.next());

    assertThat(page.batches()).hasSize(2);
    assertThat(rest.batches()).hasSize(1);
    assertThat(rest.next()).isEmpty();
    assertThat(
            List.of(
                page.batches().getFirst().batchId(),
                page.batches().getLast().batchId(),
                rest.batches().getFirst().batchId()))
        .containsExactlyInAnyOrder(first, second, third);
  }

  private BatchPage page(int limit, Optional<String> after) {
    return shop.editing
        .batches()
        .list(
            new BatchQuery(
                Workshop.ACCOUNT,
                Workshop.REGION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                limit,
                after));
  }

  private List<String> list(Batch.State state) {
    return shop
        .editing
        .batches()
        .list(
            new BatchQuery(
                Workshop.ACCOUNT,
                Workshop.REGION,
                Optional.empty(),
                Optional.of(state),
                Optional.empty(),
                Optional.empty(),
                true,
                10,
                Optional.empty()))
        .batches()
        .stream()
        .map(Batch::batchId)
        .toList();
  }

  private Batch batch(String id) {
    return shop.editing.batches().find(Workshop.ACCOUNT, Workshop.REGION, id).orElseThrow();
  }

  private String submitted(SubmitBatch wish) {
    return shop.editing.batches().submit(wish).orThrow();
  }

  /** One group of the clips whose names stand between the quotation marks. */
  private static SubmitBatch wish(String clips, int count, Optional<String> token) {
    return new SubmitBatch(
        Workshop.ACCOUNT,
        Workshop.REGION,
        "{\"MediaGroupArray\":[{\"MediaArray\":[\"%s\"]}]}"
            .formatted(clips.replaceAll("[a-z]+\\.mp4", url("$0"))),
        "{}",
        "{\"MediaURL\":\"%s\",\"Count\":%d}".formatted(url("out-{index}.mp4"), count),
        Optional.of("{\"NotifyAddress\":\"ice-callback-b\"}"),
        token);
  }
}
