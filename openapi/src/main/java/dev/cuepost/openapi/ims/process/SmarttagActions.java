package dev.cuepost.openapi.ims.process;

import dev.cuepost.callback.setting.Destination;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.process.job.Result;
import dev.cuepost.media.process.job.SmarttagWish;
import dev.cuepost.media.process.job.Submission;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Optional;

/** Saying what is in a file. Source: SDK ice-20201109, SubmitSmarttagJob and QuerySmarttagJob. */
final class SmarttagActions {
  private static final Parameter<String> INPUT = Parameter.required("Input", ParameterType.text());
  private static final Parameter<String> TITLE =
      Parameter.optional("Title", ParameterType.text(256));
  private static final Parameter<String> CONTENT =
      Parameter.optional("Content", ParameterType.text(1_024));
  private static final Parameter<String> CONTENT_ADDR =
      Parameter.optional("ContentAddr", ParameterType.text(1_024));
  private static final Parameter<String> CONTENT_TYPE =
      Parameter.optional("ContentType", ParameterType.text(64));
  private static final Parameter<String> PARAMS =
      Parameter.optional("Params", ParameterType.text(4_096));
  private static final Parameter<String> TEMPLATE_ID =
      Parameter.optional("TemplateId", ParameterType.text(64));
  private static final Parameter<String> TEMPLATE_CONFIG =
      Parameter.optional("TemplateConfig", ParameterType.text(4_096));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));
  private static final Parameter<String> NOTIFY_URL =
      Parameter.optional(
          "NotifyUrl",
          new ParameterType<>(
              "is an http or https URL", text -> Optional.of(text).filter(Destination::isHttp)));
  private static final Parameter<String> JOB_ID =
      Parameter.required("JobId", ParameterType.text(64));

  private SmarttagActions() {}

  /** Starts a job. */
  record SubmitSmarttagJob(ProcessJobs jobs) implements Action {
    @Override
    public String name() {
      return "SubmitSmarttagJob";
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(
          INPUT,
          TITLE,
          CONTENT,
          CONTENT_ADDR,
          CONTENT_TYPE,
          PARAMS,
          TEMPLATE_ID,
          TEMPLATE_CONFIG,
          JobParameters.SCHEDULE,
          NOTIFY_URL,
          USER_DATA);
    }

    @Override
    public Fields answer(Call call) throws Refusal {
      Submission submission = JobParameters.submission(call, TITLE, USER_DATA);
      var wish =
          new SmarttagWish(
              call.get(INPUT),
              call.find(CONTENT),
              call.find(CONTENT_ADDR),
              call.find(CONTENT_TYPE),
              call.find(PARAMS),
              call.find(TEMPLATE_ID),
              call.find(TEMPLATE_CONFIG),
              call.find(NOTIFY_URL));
      return new Fields()
          .text("JobId", JobParameters.accepted(jobs.smarttag(submission, wish)).jobId());
    }
  }

  /** Tells how a job stands, and what was found. */
  record QuerySmarttagJob(ProcessJobs jobs) implements Action {
    @Override
    public String name() {
      return "QuerySmarttagJob";
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(JOB_ID);
    }

    @Override
    public Fields answer(Call call) throws Refusal {
      String id = call.get(JOB_ID);
      ProcessJob job =
          JobParameters.found(
              jobs.find(JobParameters.owner(call), JobKind.TAG, id), "smart tagging job", id);
      Fields fields =
          new Fields()
              .text("JobStatus", status(job.state()))
              .text("UserData", job.order().userData());
      job.result()
          .flatMap(Result::meta)
          .ifPresent(found -> fields.fields("Results", JsonFields.of(found)));
      return fields;
    }

    private static String status(JobState state) {
      return switch (state) {
        case WAITING, INIT -> "Submitted";
        case PROCESSING -> "Processing";
        case SUCCESS -> "Success";
        case FAIL -> "Fail";
      };
    }
  }
}
