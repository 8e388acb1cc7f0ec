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
 * Starts a job that makes pictures of a video. Sources: SubmitSnapshotJob,
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitsnapshotjob,
 * and SubmitDynamicImageJob beside it.
 *
 * @param name of the operation
 */
record SubmitPictureJob(String name, Submit submit) implements Action {
  private static final Parameter<String> INPUT = Parameter.required("Input", ParameterType.text());
  private static final Parameter<String> OUTPUT =
      Parameter.required("Output", ParameterType.text());
  private static final Parameter<String> TEMPLATE =
      Parameter.required("TemplateConfig", ParameterType.text());

  /** Takes a job in, by its three JSON objects. */
  @FunctionalInterface
  interface Submit {
    Verdict<ProcessJob> submit(Submission submission, String input, String output, String template);
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        INPUT,
        OUTPUT,
        TEMPLATE,
        JobParameters.NAME,
        JobParameters.USER_DATA,
        JobParameters.SCHEDULE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    ProcessJob job =
        JobParameters.accepted(
            submit.submit(
                JobParameters.submission(call),
                call.get(INPUT),
                call.get(OUTPUT),
                call.get(TEMPLATE)));
    return new Fields().text("JobId", job.jobId());
  }
}
