package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Tells how a job stands: GetSnapshotJob and its like.
 *
 * @param name of the operation, {@code Get} and the name of the answer's only member
 */
record GetJob(String name, JobKind kind, ProcessJobs jobs, Telling telling) implements Action {
  static final Parameter<String> JOB_ID = Parameter.required("JobId", ParameterType.text(64));

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(JOB_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String jobId = call.get(JOB_ID);
    String what = name.substring("Get".length());
    return new Fields()
        .fields(
            what,
            telling.of(JobParameters.found(alone(call, jobId), what, jobId), call.requestId()));
  }

  /** A part of a conversion is told with it, and is none of these jobs. */
  private Optional<ProcessJob> alone(Call call, String jobId) {
    return jobs.find(JobParameters.owner(call), kind, jobId).filter(job -> job.group().isEmpty());
  }
}
