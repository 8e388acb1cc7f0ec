package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.EditingOrder;
import dev.cuepost.media.job.JobPage;
import dev.cuepost.media.job.JobQuery;
import dev.cuepost.media.job.Script;
import dev.cuepost.media.job.SubmitEditing;
import dev.cuepost.media.job.SubmitOutcome;
import dev.cuepost.media.job.Target;
import dev.cuepost.media.process.template.TemplateGroups;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.upload.StreamWishes;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the editing operations make of their parameters, and of what the domain answers. */
class EditingActionsTest {
  private static final String TOKEN = "1763769600000-" + "0".repeat(32);
  private static final Instant CREATED = Instant.parse("2026-11-22T00:00:00Z");

  private final List<SubmitEditing> submitted = new ArrayList<>();
  private final List<JobQuery> listed = new ArrayList<>();
  private SubmitOutcome outcome = new SubmitOutcome.Accepted("j", "p", "m");
  private JobPage page = new JobPage(List.of(), Optional.empty());
  @TempDir private Path directory;
  private Database database;
  private Gateway gateway;

  @BeforeEach
  void start() {
    database = TestDatabase.open(directory);
    var clock = new ManualClock();
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "ice",
                "2020-11-09",
                List.of(
                    new SubmitMediaProducingJob(
                        wish -> {
                          submitted.add(wish);
                          return outcome;
                        },
                        new OutputTargets(
                            new Categories(database.jdbi(), clock),
                            new StreamWishes(
                                (_, _) -> {},
                                new TemplateGroups(database.jdbi(), clock, () -> "g")))),
                    new GetMediaProducingJob(
                        (account, region, jobId) -> Optional.of(failed(jobId))),
                    new ListMediaProducingJobs(query -> {
                      listed.add(query);
                      return page;
                    }))));
  }

  @AfterEach
  void stop() {
    gateway.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ProjectId,         p,          InvalidParameter",
        "TemplateId,        t,          InvalidParameter",
        "OutputMediaTarget, S3,         InvalidParameter",
        "OutputMediaTarget, moon,       InvalidParameter",
        "Timeline,          '',         MissingTimeline",
        "OutputMediaConfig, '',         MissingOutputMediaConfig",
        "ClientToken,       töken,      InvalidParameter"
      })
  void a_submission_that_breaks_a_rule_reaches_nobody(String name, String value, String code)
      throws IOException {
    assertThat(submit(Map.of(name, value)).path("Code").asText()).isEqualTo(code);
    assertThat(submitted).isEmpty();
  }

  @Test
  void a_project_or_a_template_takes_the_place_of_a_timeline() throws IOException {
    submit(Map.of("Timeline", "", "ProjectId", "p"));
    submit(Map.of("Timeline", "", "TemplateId", "t", "ClipsParam", "{}", "ProjectMetadata", "{1}"));
    assertThat(submitted)
        .extracting(SubmitEditing::script)
        .containsExactly(new Script.OfProject("p"), new Script.OfTemplate("t", "{}"));
    assertThat(submitted.getLast().projectMetadata()).contains("{1}");
    assertThat(submit(Map.of("Timeline", "", "TemplateId", "t")).path("Code").asText())
        .isEqualTo("MissingClipsParam");
  }

  @Test
  void user_data_has_at_most_512_bytes() throws IOException {
    String most = "中".repeat(170) + "ab";
    assertThat(submit(Map.of("UserData", most)).path("JobId").asText()).isEqualTo("j");
    JsonNode error = submit(Map.of("UserData", most + "c"));
    assertThat(error.path("Code").asText()).isEqualTo("InvalidParameter");
    assertThat(error.path("Message").asText()).contains("UserData", "at most 512 bytes");
  }

  @Test
  void a_client_token_has_at_most_64_characters() throws IOException {
    assertThat(submit(Map.of("ClientToken", "t".repeat(64))).has("JobId")).isTrue();
    assertThat(submit(Map.of("ClientToken", "t".repeat(65))).has("JobId")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"InvalidParameter", "BucketNotFound"})
  void what_the_domain_refuses_is_told_under_its_code(String code) throws IOException {
    outcome = new SubmitOutcome.Refused(code, "Because.");
    JsonNode error = submit(Map.of());
    assertThat(error.path("Code").asText()).isEqualTo(code);
    assertThat(error.path("Message").asText()).isEqualTo("Because.");
  }

  @Test
  void a_failed_job_tells_its_code_and_progress_and_no_duration() throws IOException {
    JsonNode job =
        gateway
            .call("2020-11-09", "GetMediaProducingJob", Map.of("JobId", "x"))
            .path("MediaProducingJob");
    assertThat(job.path("Status").asText()).isEqualTo("Failed");
    assertThat(job.path("Code").asText()).isEqualTo("InvalidMaterial");
    assertThat(job.path("Message").asText()).isEqualTo("The clip is no video.");
    assertThat(job.path("TemplateId").asText()).isEqualTo("t");
    assertThat(job.path("ClipsParam").asText()).isEqualTo("{\"a\":1}");
    assertThat(job.path("Progress").isInt()).isTrue();
    assertThat(job.path("Warnings").path(0).asText()).isEqualTo("VideoTracks[0].Glow was ignored.");
    assertThat(job.has("Duration")).isFalse();
    assertThat(job.has("UserData")).isFalse();
    assertThat(job.path("MediaURL").asText()).isEqualTo("http://b.oss-cn-x.test/o.mp4");
  }

  @Test
  void a_list_asks_for_the_newest_ten_by_default() throws IOException {
    page = new JobPage(List.of(failed("x")), Optional.of("behind"));
    JsonNode answer = gateway.call("2020-11-09", "ListMediaProducingJobs", Map.of());
    assertThat(listed)
        .containsExactly(
            new JobQuery(
                Product.IMS,
                Gateway.ACCOUNT,
                "cn-shanghai",
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                10,
                Optional.empty()));
    assertThat(answer.path("MaxResults").isTextual()).isTrue();
    assertThat(answer.path("NextToken").asText()).isEqualTo("behind");
    JsonNode job = answer.path("MediaProducingJobList").path(0);
    assertThat(job.path("JobId").asText()).isEqualTo("x");
    assertThat(job.has("Timeline")).isFalse();
  }

  @Test
  void a_list_is_filtered_sorted_and_continued() throws IOException {
    JsonNode answer =
        gateway.call(
            "2020-11-09",
            "ListMediaProducingJobs",
            Map.of(
                "Status", "Success",
                "StartTime", "2026-11-01T00:00:00Z",
                "EndTime", "2026-12-01T00:00:00Z",
                "SortBy", "CreationTime:Asc",
                "JobType", "EditingJob",
                "Keyword", "w",
                "MaxResults", "100",
                "ProjectId", "p",
                "MasterJobId", "b",
                "NextToken", TOKEN));
    assertThat(listed)
        .containsExactly(
            new JobQuery(
                Product.IMS,
                Gateway.ACCOUNT,
                "cn-shanghai",
                Set.of(EditingJob.State.SUCCESS),
                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-12-01T00:00:01Z")),
                Optional.of("p"),
                Optional.of("b"),
                Optional.of("w"),
                false,
                100,
                Optional.of(TOKEN)));
    assertThat(answer.path("MediaProducingJobList").isArray()).isTrue();
    assertThat(answer.has("NextToken")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Init,       INIT QUEUING",
    "Queuing,    QUEUING",
    "Processing, PROCESSING",
    "Failed,     FAILED"
  })
  void jobs_that_wait_are_among_those_that_have_not_begun(String status, String states)
      throws IOException {
    gateway.call("2020-11-09", "ListMediaProducingJobs", Map.of("Status", status));
    assertThat(listed.getFirst().states())
        .extracting(EditingJob.State::name)
        .containsExactlyInAnyOrder(states.split(" ", -1));
  }

  @Test
  void there_are_no_jobs_of_other_types() throws IOException {
    page = new JobPage(List.of(failed("x")), Optional.of("behind"));
    JsonNode answer =
        gateway.call("2020-11-09", "ListMediaProducingJobs", Map.of("JobType", "LiveEditingJob"));
    assertThat(answer.path("MediaProducingJobList")).isEmpty();
    assertThat(answer.has("NextToken")).isFalse();
    assertThat(listed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MaxResults, 0",
    "MaxResults, 101",
    "JobType, Editing",
    "Status, success",
    "SortBy, Size",
    "StartTime, yesterday",
    "NextToken, nonsense",
    "NextToken, 1-nonsense",
    "EndTime, 2027-01-01T00:00:00Z"
  })
  void a_list_that_breaks_a_rule_is_refused(String name, String value) throws IOException {
    Map<String, String> parameters =
        new LinkedHashMap<>(Map.of("StartTime", "2026-11-01T00:00:00Z"));
    parameters.put(name, value);
    JsonNode error = gateway.call("2020-11-09", "ListMediaProducingJobs", parameters);
    assertThat(error.path("Code").asText()).isEqualTo("InvalidParameter");
    assertThat(error.path("Message").asText()).contains(name);
    assertThat(listed).isEmpty();
  }

  private JsonNode submit(Map<String, String> changed) throws IOException {
    Map<String, String> parameters =
        new LinkedHashMap<>(Map.of("Timeline", "{}", "OutputMediaConfig", "{}"));
    parameters.putAll(changed);
    return gateway.call("2020-11-09", "SubmitMediaProducingJob", parameters);
  }

  private static EditingJob failed(String jobId) {
    return new EditingJob(
        new EditingOrder(
            Product.IMS,
            Gateway.ACCOUNT,
            "cn-shanghai",
            "{}",
            Optional.of(new Script.OfTemplate("t", "{\"a\":1}")),
            "{}",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Target.OBJECT,
            Optional.empty()),
        jobId,
        "p",
        "m",
        "http://b.oss-cn-x.test/o.mp4",
        EditingJob.State.FAILED,
        37,
        Optional.empty(),
        Optional.of("InvalidMaterial"),
        Optional.of("The clip is no video."),
        List.of("VideoTracks[0].Glow was ignored."),
        CREATED,
        CREATED,
        Optional.of(CREATED));
  }
}
