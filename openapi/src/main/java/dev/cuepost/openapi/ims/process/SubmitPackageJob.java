package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/** Starts a job that joins HLS playlists. Source: SDK ice-20201109, SubmitPackageJob. */
record SubmitPackageJob(ProcessJobs jobs) implements Action {
  private static final Parameter<String> INPUTS =
      Parameter.required("Inputs", ParameterType.text());
  private static final Parameter<String> OUTPUT =
      Parameter.required("Output", ParameterType.text());

  @Override
  public String name() {
    return "SubmitPackageJob";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        INPUTS, OUTPUT, JobParameters.NAME, JobParameters.USER_DATA, JobParameters.SCHEDULE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    ProcessJob job =
        JobParameters.accepted(
            jobs.pack(JobParameters.submission(call), call.get(INPUTS), call.get(OUTPUT)));
    return new Fields().text("JobId", job.jobId());
  }
}
