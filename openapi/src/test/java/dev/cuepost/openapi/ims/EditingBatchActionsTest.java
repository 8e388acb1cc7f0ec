package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ice20201109.Client;
import com.aliyun.ice20201109.models.GetBatchMediaProducingJobRequest;
import com.aliyun.ice20201109.models.SubmitBatchMediaProducingJobRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.job.Batch;
import dev.cuepost.media.job.BatchPage;
import dev.cuepost.media.job.BatchQuery;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.EditingOrder;
import dev.cuepost.media.job.SubmitBatch;
import dev.cuepost.media.job.Target;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.openapi.Gateway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operations on batches make of their parameters, as the official client sees it. */
class EditingBatchActionsTest {
  private static final String TOKEN = "1763769600000-" + "0".repeat(32);
  private static final Instant CREATED = Instant.parse("2026-11-22T00:00:00Z");
  private static final SubmitBatch REQUEST =
      new SubmitBatch(
          Gateway.ACCOUNT,
          "cn-shanghai",
          "{\"MediaArray\":[\"a\"],\"Mood\":1}",
          "{}",
          "{\"MediaURL\":\"u\"}",
          Optional.of("{\"Order\":1}"),
          Optional.of("token"));

  private final List<SubmitBatch> submitted = new ArrayList<>();
  private final List<BatchQuery> listed = new ArrayList<>();
  private Verdict<String> outcome = new Verdict.Accepted<>("batch-1", List.of());
  private Gateway gateway;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    gateway =
        Gateway.start(
            InstantSource.system(), // by which the client signs
            new dev.cuepost.openapi.Product(
                "ice",
                "2020-11-09",
                EditingBatchActions.all(
                    wish -> {
                      submitted.add(wish);
                      return outcome;
                    },
                    (_, _, id) -> Optional.of(batch(id)).filter(_ -> id.equals("batch-1")),
                    query -> {
                      listed.add(query);
                      return new BatchPage(List.of(batch("batch-1")), Optional.of("behind"));
                    })));
    client =
        new Client(
            new Config()
                .setAccessKeyId(Gateway.KEY.id())
                .setAccessKeySecret(Gateway.KEY.secret())
                .setEndpoint(gateway.endpoint())
                .setProtocol("HTTP")
                .setRegionId("cn-shanghai"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void a_batch_is_submitted_and_told_with_its_parts() throws Exception {
    String id =
        client
            .submitBatchMediaProducingJob(
                new SubmitBatchMediaProducingJobRequest()
                    .setInputConfig(REQUEST.inputConfig())
                    .setOutputConfig(REQUEST.outputConfig())
                    .setUserData("{\"Order\":1}")
                    .setClientToken("token"))
            .getBody()
            .getJobId();
    assertThat(submitted).containsExactly(REQUEST);

    var job =
        client
            .getBatchMediaProducingJob(new GetBatchMediaProducingJobRequest().setJobId(id))
            .getBody()
            .getEditingBatchJob();
    assertThat(job.getStatus()).isEqualTo("Finished");
    assertThat(job.getInputConfig()).isEqualTo(REQUEST.inputConfig());
    assertThat(job.getUserData()).isEqualTo("{\"Order\":1}");
    var part = job.getSubJobList().getFirst();
    assertThat(part.getStatus()).isEqualTo("Success");
    assertThat(part.getMediaURL()).isEqualTo("http://h/o.mp4");
    assertThat(part.getErrorCode()).isNull();
  }

  @Test
  void a_list_is_filtered_and_continued() throws Exception {
    JsonNode answer =
        list(
            Map.of(
                "Status", "Processing",
                "StartTime", "2026-11-01T00:00:00Z",
                "EndTime", "2026-11-22T00:00:00Z",
                "SortBy", "CreationTime:Asc",
                "MaxResults", "1",
                "NextToken", TOKEN));
    assertThat(listed)
        .containsExactly(
            new BatchQuery(
                Gateway.ACCOUNT,
                "cn-shanghai",
                Optional.empty(),
                Optional.of(Batch.State.PROCESSING),
                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-11-22T00:00:01Z")),
                false,
                1,
                Optional.of(TOKEN)));
    assertThat(answer.path("NextToken").asText()).isEqualTo("behind");
    assertThat(answer.path("MaxResults").isInt()).isTrue();
    JsonNode first = answer.path("EditingBatchJobList").path(0);
    assertThat(first.path("JobId").asText()).isEqualTo("batch-1");
    assertThat(first.path("JobType").asText()).isEqualTo("Script");
    assertThat(first.path("CompleteTime").asText()).isEqualTo("2026-11-22T00:01:00Z");
    assertThat(first.path("Warnings").path(0).asText())
        .isEqualTo("InputConfig.Mood is passed over.");
    assertThat(first.has("SubJobList")).isFalse();
    assertThat(list(Map.of("JobType", "Smart_Mix")).path("EditingBatchJobList")).isEmpty();
    assertThat(list(Map.of("Status", "Success")).path("Code").asText())
        .isEqualTo("InvalidParameter");
    assertThat(list(Map.of("NextToken", "nonsense")).path("Code").asText())
        .isEqualTo("InvalidParameter");
  }

  private JsonNode list(Map<String, String> parameters) throws Exception {
    return gateway.call("2020-11-09", "ListBatchMediaProducingJobs", parameters);
  }

  @Test
  void what_is_refused_is_told_under_its_code() throws Exception {
    outcome = new Verdict.Rejected<>(Rejection.atSubmit("InvalidParameter", "It needs a model."));
    var wish = new SubmitBatchMediaProducingJobRequest().setInputConfig("{}").setOutputConfig("{}");
    assertThatThrownBy(() -> client.submitBatchMediaProducingJob(wish))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getMessage()).contains("It needs a model."));
    assertThat(
            gateway
                .call(
                    "2020-11-09",
                    "SubmitBatchMediaProducingJob",
                    Map.of(
                        "InputConfig", "{}",
                        "OutputConfig", "{}",
                        "TemplateConfig", "{\"TemplateId\":\"t\"}"))
                .path("Message")
                .asText())
        .contains("TemplateConfig");
    assertThatThrownBy(() ->
            client.getBatchMediaProducingJob(
                new GetBatchMediaProducingJobRequest().setJobId("other")))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("JobNotFound"));
    assertThat(submitted).hasSize(1);
  }

  private static Batch batch(String id) {
    var part =
        new EditingJob(
            new EditingOrder(
                Product.IMS,
                Gateway.ACCOUNT,
                "cn-shanghai",
                "{}",
                Optional.empty(),
                "{}",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Target.OBJECT,
                Optional.of(new EditingOrder.Part(id, 0))),
            "job-1",
            "project-1",
            "media-1",
            "http://h/o.mp4",
            EditingJob.State.SUCCESS,
            100,
            Optional.of(Duration.ofMillis(1_500)),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            CREATED,
            CREATED,
            Optional.of(CREATED));
    return new Batch(
        id,
        REQUEST,
        Batch.State.FINISHED,
        List.of(part),
        CREATED,
        Optional.of(CREATED.plusSeconds(60)));
  }
}
