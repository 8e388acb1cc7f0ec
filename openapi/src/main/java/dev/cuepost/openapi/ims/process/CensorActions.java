package dev.cuepost.openapi.ims.process;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.setting.Destination;
import dev.cuepost.media.process.job.CensorWish;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.ListQuery;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.job.Page;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.media.process.job.Submission;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Saying whether files may be shown. Source: SDK ice-20201109, SubmitMediaCensorJob,
 * QueryMediaCensorJobDetail and QueryMediaCensorJobList.
 */
final class CensorActions {
  private static final Parameter<String> INPUT = Parameter.optional("Input", ParameterType.text());
  private static final Parameter<String> COVERS =
      Parameter.optional("CoverImages", ParameterType.text());
  private static final Parameter<String> TITLE =
      Parameter.optional("Title", ParameterType.text(64));
  private static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text(128));
  private static final Parameter<String> BARRAGES =
      Parameter.optional("Barrages", ParameterType.text(65_536));
  private static final Parameter<String> OUTPUT =
      Parameter.optional("Output", ParameterType.text(1_024));
  private static final Parameter<String> TEMPLATE_ID =
      Parameter.optional("TemplateId", ParameterType.text(64));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(128));
  private static final Parameter<String> NOTIFY_URL =
      Parameter.optional(
          "NotifyUrl",
          new ParameterType<>(
              "is an http or https URL, or mns://ENDPOINT/queues/NAME",
              text -> Optional.of(text).filter(Destination::isNotifyUrl)));

  private static final Parameter<String> JOB_ID =
      Parameter.required("JobId", ParameterType.text(64));
  private static final Parameter<String> JOB_IDS =
      Parameter.optional("JobIds", ParameterType.text(10_240));
  private static final Parameter<String> STATE =
      Parameter.optional(
          "State", ParameterType.oneOf("All", "Queuing", "Analysing", "Fail", "Success"));
  private static final Parameter<String> PIPELINE_ID =
      Parameter.optional("PipelineId", ParameterType.text(64));
  private static final Parameter<Instant> FROM =
      Parameter.optional("StartOfJobCreatedTimeRange", ParameterType.time());
  private static final Parameter<Instant> TO =
      Parameter.optional("EndOfJobCreatedTimeRange", ParameterType.end());
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("MaximumPageSize", ParameterType.whole(1, 300));
  private static final int PAGE_DEFAULT = 30;

  private CensorActions() {}

  /** Starts a job. */
  record SubmitMediaCensorJob(ProcessJobs jobs) implements Action {
    @Override
    public String name() {
      return "SubmitMediaCensorJob";
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(
          INPUT,
          COVERS,
          TITLE,
          DESCRIPTION,
          BARRAGES,
          OUTPUT,
          TEMPLATE_ID,
          JobParameters.SCHEDULE,
          NOTIFY_URL,
          USER_DATA);
    }

    @Override
    public Fields answer(Call call) throws Refusal {
      Submission submission = JobParameters.submission(call, TITLE, USER_DATA);
      var wish =
          new CensorWish(
              call.find(INPUT),
              call.find(COVERS),
              call.find(DESCRIPTION),
              call.find(BARRAGES),
              call.find(OUTPUT),
              call.find(TEMPLATE_ID),
              call.find(NOTIFY_URL));
      return new Fields()
          .text("JobId", JobParameters.accepted(jobs.censor(submission, wish)).jobId());
    }
  }

  /** Tells how a job stands, and what was found. */
  record QueryMediaCensorJobDetail(ProcessJobs jobs) implements Action {
    @Override
    public String name() {
      return "QueryMediaCensorJobDetail";
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(JOB_ID, PAGE_SIZE, CensorTimeline.NEXT_PAGE);
    }

    @Override
    public Fields answer(Call call) throws Refusal {
      String id = call.get(JOB_ID);
      ProcessJob job =
          JobParameters.found(
              jobs.find(JobParameters.owner(call), JobKind.AUDIT, id), "censoring job", id);
      return new Fields()
          .fields(
              "MediaCensorJobDetail",
              told(
                  job,
                  new CensorTimeline(
                      call.find(CensorTimeline.NEXT_PAGE).orElse(0),
                      call.find(PAGE_SIZE).orElse(PAGE_DEFAULT))));
    }
  }

  /** Tells the same of several: of those that are named, else of those that fit, in pages. */
  record QueryMediaCensorJobList(ProcessJobs jobs) implements Action {
    @Override
    public String name() {
      return "QueryMediaCensorJobList";
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(JOB_IDS, STATE, PIPELINE_ID, FROM, TO, PAGE_SIZE, JobParameters.NEXT_PAGE);
    }

    @Override
    public Fields answer(Call call) {
      Owner owner = JobParameters.owner(call);
      if (call.find(JOB_IDS).isPresent()) {
        return named(owner, List.of(call.get(JOB_IDS).split(",", -1)));
      }
      Page<ProcessJob> page =
          jobs.list(
              JobKind.AUDIT,
              new ListQuery(
                  owner,
                  Optional.empty(),
                  call.find(PIPELINE_ID),
                  call.find(STATE).flatMap(CensorActions::state),
                  call.find(FROM),
                  call.find(TO),
                  true,
                  call.find(PAGE_SIZE).orElse(PAGE_DEFAULT),
                  call.find(JobParameters.NEXT_PAGE)));
      return list(page.items()).text("NextPageToken", page.next());
    }

    private Fields named(Owner owner, List<String> ids) {
      List<ProcessJob> found = new ArrayList<>();
      List<Value.Text> absent = new ArrayList<>();
      for (String id : ids) {
        jobs.find(owner, JobKind.AUDIT, id.strip())
            .ifPresentOrElse(found::add, () -> absent.add(new Value.Text(id.strip())));
      }
      Fields fields = list(found);
      return absent.isEmpty()
          ? fields
          : fields.fields("NonExistIds", new Fields().items("String", absent));
    }

    private static Fields list(List<ProcessJob> jobs) {
      return new Fields()
          .fields(
              "MediaCensorJobList",
              new Fields()
                  .items(
                      "MediaCensorJob",
                      jobs.stream()
                          .map(job -> told(job, new CensorTimeline(0, PAGE_DEFAULT)))
                          .toList()));
    }
  }

  private static Fields told(ProcessJob job, CensorTimeline timeline) {
    Fields all = JsonFields.of(job.order().shown());
    Fields shown = all.only(Set.of("Input"));
    var config =
        new Fields()
            .text("BizType", "common")
            .text("VideoCensor", shown.parts().isEmpty() ? "false" : "true");
    Optional.ofNullable(all.parts().get("Output"))
        .ifPresent(output -> config.fields("OutputFile", (Fields) output));
    Fields fields =
        new Fields()
            .text("JobId", job.jobId())
            .text("State", word(job.state()))
            .text("CreationTime", WireTime.of(job.createdAt()))
            .text("FinishTime", job.finishedAt().map(WireTime::of))
            .text("PipelineId", job.schedule().pipelineId())
            .text("UserData", job.order().userData())
            .text("Code", job.failure().map(Failure::code))
            .text("Message", job.failure().map(Failure::message))
            .all(shown)
            .fields("VideoCensorConfig", config);
    job.result()
        .flatMap(Result::meta)
        .map(timeline::of)
        .ifPresent(found -> fields.all(JsonFields.of(found)));
    return fields;
  }

  private static String word(JobState state) {
    return switch (state) {
      case WAITING, INIT -> "Queuing";
      case PROCESSING -> "Analysing";
      case SUCCESS -> "Success";
      case FAIL -> "Fail";
    };
  }

  private static Optional<JobState> state(String word) {
    return List.of(JobState.INIT, JobState.PROCESSING, JobState.SUCCESS, JobState.FAIL).stream()
        .filter(state -> word(state).equals(word))
        .findFirst();
  }
}
