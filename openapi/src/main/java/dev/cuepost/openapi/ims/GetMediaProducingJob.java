package dev.cuepost.openapi.ims;

import dev.cuepost.media.job.EditingJob;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Optional;

/**
 * Tells how an editing job stands. Source:
 * https://alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-getmediaproducingjob.
 */
final class GetMediaProducingJob implements Action {
  private static final Parameter<String> JOB_ID = Parameter.required("JobId", ParameterType.text());

  /** Looks a job up among those of an account in a region. */
  @FunctionalInterface
  interface Lookup {
    Optional<EditingJob> find(String account, String region, String jobId);
  }

  private final Lookup jobs;

  GetMediaProducingJob(Lookup jobs) {
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "GetMediaProducingJob";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(JOB_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    EditingJob job =
        jobs.find(call.account(), call.region(), call.get(JOB_ID))
            .orElseThrow(() -> new Refusal(RpcError.of("JobNotFound", "There is no such job.")));
    return new Fields().fields("MediaProducingJob", JobAnswer.full(job));
  }
}
