package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.Submission;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Starts a job that looks at a file, or looks at it at once. Sources:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitmediainfojob,
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitsyncmediainfojob.
 */
record SubmitMediaInfoJob(String name, Taking taking, JobAnswers answers) implements Action {
  /** Takes the job in. */
  @FunctionalInterface
  interface Taking {
    Verdict<ProcessJob> take(Submission submission, String input);
  }

  private static final Parameter<String> INPUT = Parameter.required("Input", ParameterType.text());

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
                    taking.take(JobParameters.submission(call), call.get(INPUT))),
                call.requestId()));
  }
}
