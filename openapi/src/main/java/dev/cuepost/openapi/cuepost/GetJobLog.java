package dev.cuepost.openapi.cuepost;

import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;

/** Tells what workers did with an editing job of IMS, the oldest line first. */
record GetJobLog(EditingJobs jobs) implements Action {
  private static final Parameter<String> JOB_ID =
      Parameter.required("JobId", ParameterType.text(64));

  @Override
  public String name() {
    return "GetJobLog";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(JOB_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String id = call.get(JOB_ID);
    if (jobs.find(call.account(), call.region(), id).isEmpty()) {
      throw new Refusal(RpcError.of("JobNotFound", "There is no such editing job."));
    }
    return new Fields()
        .items(
            "Lines",
            jobs.log().of(id).stream()
                .map(line ->
                    new Fields().text("Time", line.at().toString()).text("Text", line.text()))
                .toList());
  }
}
