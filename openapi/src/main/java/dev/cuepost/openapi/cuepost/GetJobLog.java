package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.stream.Stream;

/** Tells what workers did with a job of IMS or VOD, the oldest line first. */
record GetJobLog(EditingJobs edits, ProcessJobs others) implements Action {
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
    if (Stream.of(Product.values()).noneMatch(product -> exists(call, product, id))) {
      throw new Refusal(RpcError.of("JobNotFound", "There is no such job."));
    }
    return new Fields()
        .items(
            "Lines",
            edits.log().of(id).stream()
                .map(line ->
                    new Fields().text("Time", line.at().toString()).text("Text", line.text()))
                .toList());
  }

  private boolean exists(Call call, Product product, String id) {
    return edits.find(product, call.account(), call.region(), id).isPresent()
        || others.find(new Owner(product, call.account(), call.region()), id).isPresent();
  }
}
