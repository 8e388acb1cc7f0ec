package dev.cuepost.openapi.ims.process;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.ListQuery;
import dev.cuepost.media.process.job.Page;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.media.process.job.SpeechWish;
import dev.cuepost.media.process.job.Submission;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.NamedAction;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writing down what is said in files. Source: SDK ice-20201109, SubmitASRJob, GetSmartHandleJob,
 * ListSmartJobs and DeleteSmartJob.
 */
record SmartJobActions(ProcessJobs jobs) {
  private static final Pattern CLOCK =
      Pattern.compile("([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])(?:[.]([0-9]{1,3}))?");
  private static final String ASR = "ASR";
  private static final int PAGE_DEFAULT = 10;

  private static final Parameter<String> INPUT_FILE =
      Parameter.required("InputFile", ParameterType.text(1_024));
  private static final Parameter<Duration> START_TIME = Parameter.optional("StartTime", clock());
  private static final Parameter<Duration> DURATION = Parameter.optional("Duration", clock());
  private static final Parameter<String> TITLE =
      Parameter.optional("Title", ParameterType.text(128));
  private static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text(128));
  private static final Parameter<String> EDITING_CONFIG =
      Parameter.optional("EditingConfig", ParameterType.text(4_096));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));
  private static final Parameter<String> JOB_ID =
      Parameter.required("JobId", ParameterType.text(1_024));
  private static final Parameter<String> JOB_TYPE =
      Parameter.optional("JobType", ParameterType.text(64));
  private static final Parameter<String> JOB_STATE =
      Parameter.optional(
          "JobState", ParameterType.oneOf("Created", "Executing", "Finished", "Failed"));
  private static final Parameter<String> SORT_BY =
      Parameter.optional("SortBy", ParameterType.oneOf("CreationTime:Desc", "CreationTime:Asc"));
  private static final Parameter<Integer> MAX_RESULTS =
      Parameter.optional("MaxResults", ParameterType.whole(1, 100));
  private static final Parameter<Integer> PAGE_NO =
      Parameter.optional("PageNo", ParameterType.whole(1, 1_000_000));
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, 100));
  private static final Parameter<String> NEXT_TOKEN =
      Parameter.optional("NextToken", JobParameters.NEXT_PAGE.type());

  private static ParameterType<Duration> clock() {
    return new ParameterType<>(
        "is a time of the form hh:mm:ss or hh:mm:ss.SSS",
        text -> {
          Matcher parts = CLOCK.matcher(text);
          return parts.matches()
              ? Optional.of(
                  Duration.ofHours(Long.parseLong(parts.group(1)))
                      .plusMinutes(Long.parseLong(parts.group(2)))
                      .plusSeconds(Long.parseLong(parts.group(3)))
                      .plusMillis(millis(parts)))
              : Optional.empty();
        });
  }

  private static long millis(Matcher parts) {
    return Optional.ofNullable(parts.group(4))
        .map(digits -> Long.parseLong((digits + "00").substring(0, 3)))
        .orElse(0L);
  }

  static List<Action> all(ProcessJobs jobs) {
    var actions = new SmartJobActions(jobs);
    return List.of(
        new NamedAction(
            "SubmitASRJob",
            List.of(
                INPUT_FILE, START_TIME, DURATION, TITLE, DESCRIPTION, EDITING_CONFIG, USER_DATA),
            actions::submit),
        new NamedAction("GetSmartHandleJob", List.of(JOB_ID), actions::get),
        new NamedAction(
            "ListSmartJobs",
            List.of(JOB_TYPE, JOB_STATE, SORT_BY, MAX_RESULTS, PAGE_NO, PAGE_SIZE, NEXT_TOKEN),
            actions::list),
        new NamedAction("DeleteSmartJob", List.of(JOB_ID), actions::delete));
  }

  private Fields submit(Call call) throws Refusal {
    var submission =
        new Submission(
            JobParameters.owner(call),
            call.find(TITLE),
            call.find(USER_DATA),
            Optional.empty(),
            Optional.empty());
    var wish =
        new SpeechWish(
            call.get(INPUT_FILE),
            call.find(START_TIME),
            call.find(DURATION),
            call.find(DESCRIPTION),
            call.find(EDITING_CONFIG));
    ProcessJob job = JobParameters.accepted(jobs.speech(submission, wish));
    return new Fields().text("JobId", job.jobId()).text("State", state(job.state()));
  }

  private Fields get(Call call) throws Refusal {
    ProcessJob job = need(call, call.get(JOB_ID));
    Fields fields =
        new Fields()
            .text("JobId", job.jobId())
            .text("State", state(job.state()))
            .text("UserData", job.order().userData())
            .text("ErrorCode", job.failure().map(Failure::code))
            .text("ErrorMessage", job.failure().map(Failure::message))
            .fields("SmartJobInfo", told(job).text("UserId", job.owner().account()));
    Optional<String> said =
        job.result().flatMap(Result::meta).map(meta -> JsonFields.json(meta, "Result"));
    if (said.isPresent()) {
      fields.text("Output", said).fields("JobResult", new Fields().text("AiResult", said));
    }
    return fields;
  }

  private Fields list(Call call) {
    int size = call.find(MAX_RESULTS).or(() -> call.find(PAGE_SIZE)).orElse(PAGE_DEFAULT);
    boolean known = call.find(JOB_TYPE).orElse(ASR).equals(ASR);
    var query =
        new ListQuery(
            JobParameters.owner(call),
            Optional.empty(),
            Optional.empty(),
            call.find(JOB_STATE).flatMap(SmartJobActions::state),
            Optional.empty(),
            Optional.empty(),
            !call.find(SORT_BY).orElse("").endsWith("Asc"),
            size,
            call.find(NEXT_TOKEN),
            skip(call, size));
    Page<ProcessJob> page =
        known ? jobs.list(JobKind.SPEECH, query) : new Page<>(List.of(), Optional.empty());
    long total = known ? jobs.count(JobKind.SPEECH, query) : 0;
    return new Fields()
        .items(
            "SmartJobList",
            page.items().stream()
                .map(job ->
                    told(job)
                        .text("JobId", job.jobId())
                        .text("JobState", state(job.state()))
                        .text("UserData", job.order().userData())
                        .text(
                            "EditingConfig",
                            Optional.of(JsonFields.text(job.order().shown(), "EditingConfig"))
                                .filter(config -> !config.isEmpty()))
                        .whole("UserId", Long.parseLong(job.owner().account())))
                .toList())
        .text("TotalCount", Long.toString(total))
        .text("MaxResults", Integer.toString(size))
        .text("NextToken", page.next());
  }

  /** A token wins over the number of the page. */
  private static long skip(Call call, int size) {
    return call.find(NEXT_TOKEN).isPresent() ? 0 : (call.find(PAGE_NO).orElse(1) - 1L) * size;
  }

  private Fields delete(Call call) throws Refusal {
    List<String> ids = List.of(call.get(JOB_ID).split("\\s*,\\s*", -1));
    for (String id : ids) {
      if (!need(call, id).state().ended()) {
        throw new Refusal(
            RpcError.forbidden(
                "Forbidden.IllegalStatus", "The job %s has not ended.".formatted(id)));
      }
    }
    ids.forEach(id -> jobs.forget(JobParameters.owner(call), JobKind.SPEECH, id));
    return new Fields();
  }

  private ProcessJob need(Call call, String id) throws Refusal {
    return JobParameters.found(
        jobs.find(JobParameters.owner(call), JobKind.SPEECH, id), "smart job", id);
  }

  private static Fields told(ProcessJob job) {
    return new Fields()
        .text("JobType", ASR)
        .text("Title", job.order().name())
        .text(
            "Description",
            Optional.of(JsonFields.text(job.order().shown(), "Description"))
                .filter(text -> !text.isEmpty()))
        .fields(
            "InputConfig", new Fields().text("InputFile", job.order().inputs().getFirst().media()))
        .text("CreateTime", WireTime.of(job.createdAt()))
        .text("ModifiedTime", WireTime.of(job.modifiedAt()));
  }

  private static String state(JobState state) {
    return switch (state) {
      case WAITING, INIT -> "Created";
      case PROCESSING -> "Executing";
      case SUCCESS -> "Finished";
      case FAIL -> "Failed";
    };
  }

  private static Optional<JobState> state(String word) {
    return List.of(JobState.INIT, JobState.PROCESSING, JobState.SUCCESS, JobState.FAIL).stream()
        .filter(state -> state(state).equals(word))
        .findFirst();
  }
}
