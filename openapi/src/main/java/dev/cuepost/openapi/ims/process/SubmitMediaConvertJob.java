package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.process.job.Submission;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Starts a conversion. The SDK's model has {@code Job}, the vendor's guides {@code JobId}: both are
 * answered. Source: SDK ice-20201109, SubmitMediaConvertJob.
 */
record SubmitMediaConvertJob(ProcessJobs jobs, ConvertAnswers answers) implements Action {
  private static final Parameter<String> CONFIG =
      Parameter.required("Config", ParameterType.text());
  private static final Parameter<String> PIPELINE_ID =
      Parameter.optional(
          "PipelineId",
          new ParameterType<>(
              "has 1 to 64 letters, digits and hyphens",
              text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9-]{1,64}"))));

  @Override
  public String name() {
    return "SubmitMediaConvertJob";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(CONFIG, PIPELINE_ID, JobParameters.USER_DATA, JobParameters.CLIENT_TOKEN);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    var submission =
        new Submission(
            JobParameters.owner(call),
            Optional.empty(),
            call.find(JobParameters.USER_DATA),
            call.find(PIPELINE_ID).map("{\"PipelineId\":\"%s\"}"::formatted),
            call.find(JobParameters.CLIENT_TOKEN));
    JobGroup whole = JobParameters.accepted(jobs.convert(submission, call.get(CONFIG)));
    return new Fields()
        .text("JobId", whole.groupId())
        .fields("Job", answers.full(whole, call.requestId()));
  }
}
