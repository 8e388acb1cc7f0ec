package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.GroupKind;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/** Tells how a conversion stands. Source: SDK ice-20201109, GetMediaConvertJob. */
record GetMediaConvertJob(ProcessJobs jobs, ConvertAnswers answers) implements Action {
  @Override
  public String name() {
    return "GetMediaConvertJob";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(GetJob.JOB_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String id = call.get(GetJob.JOB_ID);
    return new Fields()
        .fields(
            "Job",
            answers.full(
                JobParameters.found(
                    jobs.findGroup(JobParameters.owner(call), GroupKind.CONVERT, id),
                    "MediaConvertJob",
                    id),
                call.requestId()));
  }
}
