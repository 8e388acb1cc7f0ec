package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Starts a transcoding job, with one sub-job an output. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submittranscodejob.
 */
record SubmitTranscodeJob(ProcessJobs jobs, TranscodeAnswers answers) implements Action {
  private static final Parameter<String> INPUTS =
      Parameter.required("InputGroup", ParameterType.text());
  private static final Parameter<String> OUTPUTS =
      Parameter.required("OutputGroup", ParameterType.text());

  @Override
  public String name() {
    return "SubmitTranscodeJob";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        INPUTS,
        OUTPUTS,
        JobParameters.NAME,
        JobParameters.USER_DATA,
        JobParameters.SCHEDULE,
        JobParameters.CLIENT_TOKEN);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    JobGroup group =
        JobParameters.accepted(
            jobs.transcode(JobParameters.submission(call), call.get(INPUTS), call.get(OUTPUTS)));
    return new Fields().fields("TranscodeParentJob", answers.full(group, call.requestId()));
  }
}
