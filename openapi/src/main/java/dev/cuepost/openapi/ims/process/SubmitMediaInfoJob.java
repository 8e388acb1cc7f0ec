package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Starts a job that looks at a file. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitmediainfojob.
 */
record SubmitMediaInfoJob(ProcessJobs jobs, JobAnswers answers) implements Action {
  private static final Parameter<String> INPUT = Parameter.required("Input", ParameterType.text());

  @Override
  public String name() {
    return "SubmitMediaInfoJob";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(INPUT, JobParameters.NAME, JobParameters.USER_DATA, JobParameters.SCHEDULE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    return new Fields()
        .fields(
            "MediaInfoJob",
            answers.mediaInfo(
                JobParameters.accepted(
                    jobs.mediaInfo(JobParameters.submission(call), call.get(INPUT)))));
  }
}
