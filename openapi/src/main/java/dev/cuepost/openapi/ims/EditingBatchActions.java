package dev.cuepost.openapi.ims;

import dev.cuepost.media.batch.BatchPlan;
import dev.cuepost.media.job.Batch;
import dev.cuepost.media.job.BatchPage;
import dev.cuepost.media.job.BatchQuery;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.SubmitBatch;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.NamedAction;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.Verdicts;
import dev.cuepost.openapi.WireTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operations on batches of editing jobs. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitbatchmediaproducingjob.
 */
final class EditingBatchActions {
  private static final int PAGE_DEFAULT = 10;
  private static final double MILLIS_PER_SECOND = 1_000;

  private static final Parameter<String> INPUT_CONFIG =
      Parameter.required("InputConfig", ParameterType.text());
  private static final Parameter<String> EDITING_CONFIG =
      Parameter.optional("EditingConfig", ParameterType.text());
  private static final Parameter<String> OUTPUT_CONFIG =
      Parameter.required("OutputConfig", ParameterType.text(65_536));
  private static final Parameter<String> TEMPLATE_CONFIG =
      Parameter.optional(
          "TemplateConfig",
          new ParameterType<>(
              "is empty, as batches of templates are not supported",
              text -> Optional.of(text).filter("{}"::equals)));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(512));
  private static final Parameter<String> CLIENT_TOKEN =
      Parameter.optional("ClientToken", ParameterType.ascii(64));
  private static final Parameter<String> ID = Parameter.required("JobId", ParameterType.text(64));
  private static final Parameter<String> SOUGHT_ID =
      Parameter.optional("JobId", ParameterType.text(64));
  private static final Parameter<String> JOB_TYPE =
      Parameter.optional("JobType", ParameterType.text(64));
  private static final Parameter<String> STATUS =
      Parameter.optional("Status", ParameterType.oneOf("Init", "Processing", "Finished"));
  private static final Parameter<Instant> START_TIME =
      Parameter.optional("StartTime", ParameterType.time());
  private static final Parameter<Instant> END_TIME =
      Parameter.optional("EndTime", ParameterType.end());
  private static final Parameter<String> SORT_BY =
      Parameter.optional("SortBy", ParameterType.oneOf("CreationTime:Desc", "CreationTime:Asc"));
  private static final Parameter<Integer> MAX_RESULTS =
      Parameter.optional("MaxResults", ParameterType.whole(1, 100));
  private static final Parameter<String> NEXT_TOKEN =
      Parameter.optional(
          "NextToken",
          new ParameterType<>(
              "is the NextToken of an earlier answer",
              text -> Optional.of(text).filter(BatchPage::isToken)));

  /** What jobs are called that put shots of groups together. */
  private static final String TYPE = "Script";

  /** Looks a batch up among those of an account in a region. */
  @FunctionalInterface
  interface Lookup {
    Optional<Batch> find(String account, String region, String batchId);
  }

  private final Function<SubmitBatch, Verdict<String>> submit;
  private final Lookup lookup;
  private final Function<BatchQuery, BatchPage> list;

  private EditingBatchActions(
      Function<SubmitBatch, Verdict<String>> submit,
      Lookup lookup,
      Function<BatchQuery, BatchPage> list) {
    this.submit = submit;
    this.lookup = lookup;
    this.list = list;
  }

  static List<Action> all(
      Function<SubmitBatch, Verdict<String>> submit,
      Lookup lookup,
      Function<BatchQuery, BatchPage> list) {
    var actions = new EditingBatchActions(submit, lookup, list);
    return List.of(
        new NamedAction(
            "SubmitBatchMediaProducingJob",
            List.of(
                INPUT_CONFIG,
                EDITING_CONFIG,
                OUTPUT_CONFIG,
                TEMPLATE_CONFIG,
                USER_DATA,
                CLIENT_TOKEN),
            actions::submit),
        new NamedAction("GetBatchMediaProducingJob", List.of(ID), actions::get),
        new NamedAction(
            "ListBatchMediaProducingJobs",
            List.of(
                SOUGHT_ID,
                JOB_TYPE,
                STATUS,
                START_TIME,
                END_TIME,
                SORT_BY,
                MAX_RESULTS,
                NEXT_TOKEN),
            actions::list));
  }

  private Fields submit(Call call) throws Refusal {
    var wish =
        new SubmitBatch(
            call.account(),
            call.region(),
            call.get(INPUT_CONFIG),
            call.find(EDITING_CONFIG).orElse("{}"),
            call.get(OUTPUT_CONFIG),
            call.find(USER_DATA),
            call.find(CLIENT_TOKEN));
    return new Fields().text("JobId", Verdicts.accepted(submit.apply(wish)));
  }

  private Fields get(Call call) throws Refusal {
    Batch batch =
        lookup
            .find(call.account(), call.region(), call.get(ID))
            .orElseThrow(() -> new Refusal(RpcError.of("JobNotFound", "There is no such job.")));
    return new Fields()
        .fields(
            "EditingBatchJob",
            told(batch)
                .items(
                    "SubJobList", batch.jobs().stream().map(EditingBatchActions::part).toList()));
  }

  private Fields list(Call call) {
    int limit = call.find(MAX_RESULTS).orElse(PAGE_DEFAULT);
    BatchPage page =
        call.find(JOB_TYPE).filter(type -> !type.equals(TYPE)).isPresent()
            ? new BatchPage(List.of(), Optional.empty())
            : list.apply(
                new BatchQuery(
                    call.account(),
                    call.region(),
                    call.find(SOUGHT_ID),
                    call.find(STATUS).map(EditingBatchActions::state),
                    call.find(START_TIME),
                    call.find(END_TIME),
                    !call.find(SORT_BY).orElse("").endsWith("Asc"),
                    limit,
                    call.find(NEXT_TOKEN)));
    return new Fields()
        .items(
            "EditingBatchJobList", page.batches().stream().map(EditingBatchActions::told).toList())
        .whole("MaxResults", limit)
        .text("NextToken", page.next());
  }

  /**
   * A batch without its parts. {@code Warnings} is ours alone: what of the configurations is passed
   * over.
   */
  private static Fields told(Batch batch) {
    SubmitBatch request = batch.request();
    Fields fields =
        new Fields()
            .text("JobId", batch.batchId())
            .text("JobType", TYPE)
            .text("Status", word(batch.state()))
            .text("InputConfig", request.inputConfig())
            .text("EditingConfig", request.editingConfig())
            .text("OutputConfig", request.outputConfig())
            .text("UserData", request.userData())
            .text("CreateTime", WireTime.of(batch.createdAt()))
            .text("ModifiedTime", WireTime.of(batch.completedAt().orElse(batch.createdAt())))
            .text("CompleteTime", batch.completedAt().map(WireTime::of));
    List<String> warnings = BatchPlan.warnings(request.inputConfig(), request.editingConfig());
    return warnings.isEmpty()
        ? fields
        : fields.items("Warnings", warnings.stream().map(Value.Text::new).toList());
  }

  private static Fields part(EditingJob job) {
    return new Fields()
        .text("JobId", job.jobId())
        .text("ProjectId", job.projectId())
        .text("MediaId", job.mediaId())
        .text("MediaURL", job.mediaUrl())
        .text("Status", word(job.state()))
        .text("ErrorCode", job.code())
        .text("ErrorMessage", job.message())
        .real("Duration", job.duration().map(length -> length.toMillis() / MILLIS_PER_SECOND));
  }

  private static String word(EditingJob.State state) {
    return switch (state) {
      case INIT, QUEUING -> "Init";
      case PROCESSING -> "Processing";
      case SUCCESS -> "Success";
      case FAILED -> "Failed";
    };
  }

  private static String word(Batch.State state) {
    return switch (state) {
      case INIT -> "Init";
      case PROCESSING -> "Processing";
      case FINISHED -> "Finished";
    };
  }

  private static Batch.State state(String word) {
    return switch (word) {
      case "Init" -> Batch.State.INIT;
      case "Processing" -> Batch.State.PROCESSING;
      default -> Batch.State.FINISHED;
    };
  }
}
