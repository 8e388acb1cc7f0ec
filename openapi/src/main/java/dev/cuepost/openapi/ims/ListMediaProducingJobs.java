package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.JobPage;
import dev.cuepost.media.job.JobQuery;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lists editing jobs in pages. Source:
 * https://alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-listmediaproducingjobs.
 */
final class ListMediaProducingJobs implements Action {
  private static final int PAGE_DEFAULT = 10;
  private static final int PAGE_MAX = 100;

  /** Thirty days between its ends, the last of which is a second that is over. */
  private static final Duration SPAN_MAX = Duration.ofDays(30).plusSeconds(1);

  private static final Parameter<Instant> START_TIME =
      Parameter.optional("StartTime", ParameterType.time());
  private static final Parameter<Instant> END_TIME =
      Parameter.optional("EndTime", ParameterType.end());
  private static final Parameter<String> STATUS =
      Parameter.optional(
          "Status", ParameterType.oneOf("Init", "Queuing", "Processing", "Success", "Failed"));
  private static final Parameter<String> PROJECT_ID =
      Parameter.optional("ProjectId", ParameterType.text(64));
  private static final Parameter<String> MASTER_JOB_ID =
      Parameter.optional("MasterJobId", ParameterType.text(64));
  private static final Parameter<String> KEYWORD =
      Parameter.optional("Keyword", ParameterType.text(64));

  /** All jobs here are of the first type; lists of the others are empty. */
  private static final String EDITING = "EditingJob";

  private static final Parameter<String> JOB_TYPE =
      Parameter.optional(
          "JobType", ParameterType.oneOf(EDITING, "LiveEditingJob", "VETemplateJob"));
  private static final Parameter<String> SORT_BY =
      Parameter.optional("SortBy", ParameterType.oneOf("CreationTime:Desc", "CreationTime:Asc"));
  private static final Parameter<Integer> MAX_RESULTS =
      Parameter.optional("MaxResults", ParameterType.whole(1, PAGE_MAX));
  private static final Parameter<String> NEXT_TOKEN =
      Parameter.optional(
          "NextToken",
          new ParameterType<>(
              "is the NextToken of an earlier answer",
              text -> Optional.of(text).filter(JobPage::isToken)));

  private final Function<JobQuery, JobPage> jobs;

  ListMediaProducingJobs(Function<JobQuery, JobPage> jobs) {
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "ListMediaProducingJobs";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        START_TIME,
        END_TIME,
        STATUS,
        JOB_TYPE,
        KEYWORD,
        PROJECT_ID,
        MASTER_JOB_ID,
        SORT_BY,
        MAX_RESULTS,
        NEXT_TOKEN);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Optional<Instant> from = call.find(START_TIME);
    Optional<Instant> to = call.find(END_TIME);
    if (from.isPresent()
        && to.isPresent()
        && Duration.between(from.get(), to.get()).compareTo(SPAN_MAX) > 0) {
      throw new Refusal(
          RpcError.invalid("EndTime", "StartTime and EndTime are at most 30 days apart"));
    }
    int limit = call.find(MAX_RESULTS).orElse(PAGE_DEFAULT);
    if (!call.find(JOB_TYPE).orElse(EDITING).equals(EDITING)) {
      return answer(new JobPage(List.of(), Optional.empty()), limit);
    }
    JobPage page =
        jobs.apply(
            new JobQuery(
                Product.IMS,
                call.account(),
                call.region(),
                call.find(STATUS).map(ListMediaProducingJobs::states).orElse(Set.of()),
                from,
                to,
                call.find(PROJECT_ID),
                call.find(MASTER_JOB_ID),
                call.find(KEYWORD),
                !call.find(SORT_BY).orElse("").equals("CreationTime:Asc"),
                limit,
                call.find(NEXT_TOKEN)));
    return answer(page, limit);
  }

  /** Jobs that have not begun are {@code Init} to who asks, though {@code Queuing} is told. */
  private static Set<EditingJob.State> states(String status) {
    var state = EditingJob.State.valueOf(status.toUpperCase(Locale.ROOT));
    return state == EditingJob.State.INIT ? Set.of(state, EditingJob.State.QUEUING) : Set.of(state);
  }

  private static Fields answer(JobPage page, int limit) {
    return new Fields()
        .items("MediaProducingJobList", page.jobs().stream().map(JobAnswer::brief).toList())
        .text("MaxResults", Integer.toString(limit))
        .text("NextToken", page.next());
  }
}
