package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.Page;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.List;

/**
 * Lists jobs in pages: ListSnapshotJobs and its like.
 *
 * @param name of the operation
 */
record ListJobs(String name, JobKind kind, ProcessJobs jobs, Telling telling) implements Action {
  private static final Parameter<String> JOB_ID =
      Parameter.optional("JobId", ParameterType.text(64));

  @Override
  public List<Parameter<?>> parameters() {
    return JobParameters.ofLists(JOB_ID);
  }

  @Override
  public Fields answer(Call call) {
    Page<ProcessJob> page = jobs.list(kind, JobParameters.query(call, JOB_ID));
    return new Fields()
        .items("Jobs", page.items().stream().map(job -> telling.of(job, call.requestId())).toList())
        .text("NextPageToken", page.next());
  }
}
