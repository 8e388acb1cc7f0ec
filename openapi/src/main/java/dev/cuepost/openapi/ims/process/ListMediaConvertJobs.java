package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.GroupKind;
import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.Page;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.List;
import java.util.Optional;

/** Lists conversions in pages. Source: SDK ice-20201109, ListMediaConvertJobs. */
record ListMediaConvertJobs(ProcessJobs jobs, ConvertAnswers answers) implements Action {
  private static final Parameter<String> JOB_ID =
      Parameter.optional("JobId", ParameterType.text(64));

  /** Conversions have words of their own; those of other jobs are taken too. */
  private static final Parameter<String> STATUS =
      Parameter.optional(
          "Status",
          ParameterType.oneOf(
              "Init",
              "Scheduled",
              "Running",
              "Success",
              "Failed",
              "Skipped",
              "Processing",
              "Fail"));

  @Override
  public String name() {
    return "ListMediaConvertJobs";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return JobParameters.ofLists(JOB_ID, STATUS);
  }

  @Override
  public Fields answer(Call call) {
    Optional<JobState> state = call.find(STATUS).flatMap(ListMediaConvertJobs::state);
    if (state.isEmpty() && call.find(STATUS).isPresent()) {
      return new Fields().items("Jobs", List.of());
    }
    Page<JobGroup> page =
        jobs.listGroups(GroupKind.CONVERT, JobParameters.query(call, JOB_ID, state));
    return new Fields()
        .items(
            "Jobs",
            page.items().stream().map(whole -> answers.brief(whole, call.requestId())).toList())
        .text("NextPageToken", page.next());
  }

  /** Parts of a conversion wait for others or are passed over, never a whole one. */
  private static Optional<JobState> state(String word) {
    return switch (word) {
      case "Init" -> Optional.of(JobState.INIT);
      case "Running", "Processing" -> Optional.of(JobState.PROCESSING);
      case "Success" -> Optional.of(JobState.SUCCESS);
      case "Failed", "Fail" -> Optional.of(JobState.FAIL);
      default -> Optional.empty();
    };
  }
}
