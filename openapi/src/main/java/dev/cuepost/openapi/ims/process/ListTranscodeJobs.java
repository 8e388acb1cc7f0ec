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

/** Lists transcoding jobs in pages. Source: SDK ice-20201109, ListTranscodeJobs. */
record ListTranscodeJobs(ProcessJobs jobs, TranscodeAnswers answers) implements Action {
  private static final Parameter<String> PARENT_JOB_ID =
      Parameter.optional("ParentJobId", ParameterType.text(64));

  @Override
  public String name() {
    return "ListTranscodeJobs";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return JobParameters.ofLists(PARENT_JOB_ID);
  }

  @Override
  public Fields answer(Call call) {
    Page<JobGroup> page =
        jobs.listGroups(GroupKind.TRANSCODE, JobParameters.query(call, PARENT_JOB_ID));
    return new Fields()
        .items(
            "Jobs",
            page.items().stream().map(group -> answers.brief(group, call.requestId())).toList())
        .text("NextPageToken", page.next());
  }
}
