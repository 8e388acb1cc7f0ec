package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.template.StreamTemplate;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A submission under a name that was used within a week is refused, and nothing is stored. */
@Tag("stored")
class SessionTest {
  private static final String USED = "InvalidParameter: SessionId was used within the last 7 days.";

  private final ManualClock clock = new ManualClock();
  private final Asset video = video("1", Plant.ACCOUNT, Plant.REGION);
  @TempDir private Path directory;
  private Plant plant;

  @BeforeEach
  void open() throws IOException {
    plant = new Plant(directory, Optional.empty(), clock);
    plant.processing.start(0); // nobody does the jobs
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void a_name_stands_for_seven_days() {
    Plant.accepted(submit(video, "a-session"));
    clock.advance(Duration.ofDays(7));
    assertThat(Plant.refused(submit(video, "a-session"))).isEqualTo(USED);
    clock.advance(Duration.ofMillis(1));
    Plant.accepted(submit(video, "a-session"));
    assertThat(Plant.refused(submit(video, "a-session"))).isEqualTo(USED);
    assertThat(plant.processing.videos().made().groupsOf(video)).hasSize(2);
  }

  @Test
  void it_stands_for_all_videos_and_regions_of_the_account_and_for_no_other() {
    Plant.accepted(submit(video, "a-session"));
    assertThat(Plant.refused(submit(video("2", Plant.ACCOUNT, Plant.REGION), "a-session")))
        .isEqualTo(USED);
    assertThat(Plant.refused(submit(video("3", Plant.ACCOUNT, "cn-beijing"), "a-session")))
        .isEqualTo(USED);
    Plant.accepted(submit(video("4", "1000000000000002", Plant.REGION), "a-session"));
    Plant.accepted(submit(video, "A-session"));
  }

  @Test
  void without_a_name_every_submission_is_new() {
    Plant.accepted(streams(video, Optional.empty(), template("{}")));
    Plant.accepted(streams(video, Optional.empty(), template("{}")));
    assertThat(plant.processing.videos().made().groupsOf(video)).hasSize(2);
  }

  @Test
  void the_name_of_a_submission_that_was_refused_can_be_used() {
    var encrypted = template("{\"EncryptSetting\":{\"EncryptType\":\"Private\"}}");
    assertThat(Plant.refused(streams(video, Optional.of("a-session"), encrypted)))
        .contains("EncryptConfig");
    Plant.accepted(submit(video, "a-session"));
  }

  @Test
  void a_name_outlives_what_was_submitted_under_it() {
    JobGroup made = Plant.accepted(submit(video, "a-session"));
    plant
        .database
        .jdbi()
        .useTransaction(tx -> {
          made.jobs().forEach(job -> JobRows.delete(tx, job.jobId()));
          GroupRows.deleteIfEmpty(tx, made.groupId());
        });
    assertThat(plant.processing.videos().made().groupsOf(video)).isEmpty();
    assertThat(Plant.refused(submit(video, "a-session"))).isEqualTo(USED);
  }

  @Test
  void a_restart_forgets_nothing() throws IOException {
    Plant.accepted(submit(video, "a-session"));
    plant.close();
    open();
    assertThat(Plant.refused(submit(video, "a-session"))).isEqualTo(USED);
  }

  @Test
  void of_several_at_once_one_is_taken() throws Exception {
    Callable<Verdict<JobGroup>> one = () -> submit(video, "a-session");
    List<String> refused = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Verdict<JobGroup>> made : threads.invokeAll(List.of(one, one, one, one))) {
        if (made.get() instanceof Verdict.Rejected<JobGroup> rejected) {
          refused.add(Plant.refused(rejected));
        }
      }
    }
    assertThat(refused).containsExactly(USED, USED, USED);
    assertThat(plant.processing.videos().made().groupsOf(video)).hasSize(1);
  }

  private Verdict<JobGroup> submit(Asset video, String session) {
    return streams(video, Optional.of(session), template("{}"));
  }

  private Verdict<JobGroup> streams(
      Asset video, Optional<String> session, StreamTemplate template) {
    var group =
        new TemplateGroup(
            "g",
            Event.DEFAULT_APP,
            "group",
            List.of(template),
            false,
            false,
            clock.instant(),
            clock.instant());
    var wish = new VideoJobs.Wish(video, Optional.empty(), Optional.empty(), Optional.empty());
    return plant.processing.videos().streams(wish, group, VideoJobs.Additions.NONE, session);
  }

  private static StreamTemplate template(String config) {
    return new StreamTemplate("0123456789abcdef0123456789abcdef", config);
  }

  private Asset video(String id, String account, String region) {
    return new Asset(
        "0000000000000000000000000000000" + id,
        Product.VOD,
        account,
        region,
        Event.DEFAULT_APP,
        AssetKind.VIDEO,
        AssetState.NORMAL,
        AssetSource.UPLOADED,
        "http://127.0.0.1:8701/demo/clip.mp4",
        Details.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        clock.instant(),
        clock.instant());
  }
}
