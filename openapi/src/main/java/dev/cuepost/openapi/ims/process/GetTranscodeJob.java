package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.GroupKind;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/** Tells how a transcoding job stands. Source: SDK ice-20201109, GetTranscodeJob. */
record GetTranscodeJob(ProcessJobs jobs, TranscodeAnswers answers) implements Action {
  private static final Parameter<String> PARENT_JOB_ID =
      Parameter.required("ParentJobId", ParameterType.text(64));

  @Override
  public String name() {
    return "GetTranscodeJob";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(PARENT_JOB_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String id = call.get(PARENT_JOB_ID);
    return new Fields()
        .fields(
            "TranscodeParentJob",
            answers.full(
                JobParameters.found(
                    jobs.findGroup(JobParameters.owner(call), GroupKind.TRANSCODE, id),
                    "TranscodeParentJob",
                    id),
                call.requestId()));
  }
}
