package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.GroupKind;
import dev.cuepost.media.process.job.JobGroup;
import dev.cuepost.media.process.job.Page;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.List;

/** Lists conversions in pages. Source: SDK ice-20201109, ListMediaConvertJobs. */
record ListMediaConvertJobs(ProcessJobs jobs, ConvertAnswers answers) implements Action {
  private static final Parameter<String> JOB_ID =
      Parameter.optional("JobId", ParameterType.text(64));

  @Override
  public String name() {
    return "ListMediaConvertJobs";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return JobParameters.ofLists(JOB_ID);
  }

  @Override
  public Fields answer(Call call) {
    Page<JobGroup> page = jobs.listGroups(GroupKind.CONVERT, JobParameters.query(call, JOB_ID));
    return new Fields()
        .items("Jobs", page.items().stream().map(answers::brief).toList())
        .text("NextPageToken", page.next());
  }
}
