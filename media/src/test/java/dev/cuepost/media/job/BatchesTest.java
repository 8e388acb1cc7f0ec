package dev.cuepost.media.job;

import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.json.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of editing jobs, on everything that they stand on. One of two clips is missing. */
@Tag("stored")
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class BatchesTest {
  @TempDir private static Path directory;
  private static Workshop shop;
  private static String ended;
  private static Batch before;

  @BeforeAll
  static void open() throws Exception {
    shop = new Workshop(directory);
    shop.clip("a.mp4", 1);
    shop.editing.start(0);
    ended = submitted(wish("a.mp4\",\"none.mp4", 2, Optional.empty()));
    before = batch(ended);
    shop.editing.start(1);
    await().until(() -> batch(ended).state() == Batch.State.FINISHED);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void each_part_is_a_job_of_its_own() {
    assertThat(before.state()).isEqualTo(Batch.State.INIT);
    assertThat(batch(ended).jobs())
        .extracting(EditingJob::state)
        .containsExactly(State.SUCCESS, State.FAILED);
    assertThat(batch(ended).jobs())
        .extracting(EditingJob::mediaUrl)
        .containsExactly(url("out-0.mp4"), url("out-1.mp4"));
    EditingJob part = batch(ended).jobs().getFirst();
    assertThat(shop.job(part.jobId())).isEqualTo(part);
  }

  @Test
  void the_end_of_the_last_part_is_the_batchs_and_is_told() {
    assertThat(list(Batch.State.FINISHED)).contains(ended);
    assertThat(list(Batch.State.PROCESSING)).doesNotContain(ended);
    List<String> told =
        shop.events().stream()
            .filter(event -> event.contains("BatchProduceMediaComplete") && event.contains(ended))
            .toList();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst())
        .contains("\"Status\":\"Finished\"")
        .contains("\"JobId\":\"" + ended + "\"")
        .contains("\"UserData\":\"{\\\"NotifyAddress\\\":\\\"ice-callback-b\\\"}\"");
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

    List<String> earlier = all();
    var verdict = shop.editing.batches().submit(wrong);

    assertThat(((Verdict.Rejected<String>) verdict).rejection().message())
        .contains("no bucket other0");
    assertThat(all()).isEqualTo(earlier);
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

    assertThat(all()).contains(first, second, third).doesNotHaveDuplicates();
  }

  private static List<String> all() {
    List<String> ids = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      BatchPage page = page(2, after);
      assertThat(page.batches()).hasSizeBetween(1, 2);
      page.batches().forEach(batch -> ids.add(batch.batchId()));
      after = page.next();
    } while (after.isPresent());
    return ids;
  }

  private static BatchPage page(int limit, Optional<String> after) {
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

  private static List<String> list(Batch.State state) {
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

  private static Batch batch(String id) {
    return shop.editing.batches().find(Workshop.ACCOUNT, Workshop.REGION, id).orElseThrow();
  }

  private static String submitted(SubmitBatch wish) {
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
