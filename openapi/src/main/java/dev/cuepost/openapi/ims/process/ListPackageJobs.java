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
 * Lists packaging jobs in pages, but for those of conversions; their list has another place than
 * that of other jobs. Source: SDK ice-20201109, ListPackageJobs.
 */
record ListPackageJobs(ProcessJobs jobs, JobAnswers answers) implements Action {
  private static final Parameter<String> JOB_ID =
      Parameter.optional("JobId", ParameterType.text(64));

  @Override
  public String name() {
    return "ListPackageJobs";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return JobParameters.ofLists(JOB_ID);
  }

  @Override
  public Fields answer(Call call) {
    Page<ProcessJob> page = jobs.listLone(JobKind.PACKAGE, JobParameters.query(call, JOB_ID));
    return new Fields()
        .fields(
            "PackageJobList",
            new Fields()
                .items("PackageJobs", page.items().stream().map(answers::packaged).toList())
                .text("NextPageToken", page.next()));
  }
}
