package dev.cuepost.openapi.ims.process;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.Pictures;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.upload.ReadUrls;
import java.time.Duration;
import java.util.List;

/** Lists the addresses of a snapshot job's pictures. Source: SDK ice-20201109, GetSnapshotUrls. */
record GetSnapshotUrls(ProcessJobs jobs, ObjectEndpoints endpoints, ReadUrls reads)
    implements Action {
  private static final int PAGE_DEFAULT = 10;
  private static final int PAGE_MAX = 30;
  private static final int TIMEOUT_MAX = 129_600;
  private static final int TIMEOUT_DEFAULT = 3_600;

  private static final Parameter<String> ORDER_BY =
      Parameter.optional("OrderBy", ParameterType.oneOf("Asc", "Desc"));
  private static final Parameter<Integer> PAGE =
      Parameter.optional("PageNumber", ParameterType.whole(1, 1_000_000));
  private static final Parameter<Integer> SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, PAGE_MAX));
  private static final Parameter<Integer> TIMEOUT =
      Parameter.optional("Timeout", ParameterType.whole(1, TIMEOUT_MAX));

  @Override
  public String name() {
    return "GetSnapshotUrls";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(GetJob.JOB_ID, ORDER_BY, PAGE, SIZE, TIMEOUT);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String jobId = call.get(GetJob.JOB_ID);
    ProcessJob job =
        JobParameters.found(
            jobs.find(JobParameters.owner(call), JobKind.SNAPSHOT, jobId), "SnapshotJob", jobId);
    List<ObjectName> all = Pictures.names(job);
    List<ObjectName> ordered =
        call.find(ORDER_BY).orElse("Asc").equals("Asc") ? all : all.reversed();
    int size = call.find(SIZE).orElse(PAGE_DEFAULT);
    List<ObjectName> page =
        ordered.stream().skip((call.find(PAGE).orElse(1) - 1L) * size).limit(size).toList();
    return new Fields()
        .whole("Total", all.size())
        .items("SnapshotUrls", signed(call, page).stream().map(Value.Text::new).toList())
        .text(
            "WebVTTUrl",
            Pictures.indexName(job).map(index -> signed(call, List.of(index)).getFirst()));
  }

  private List<String> signed(Call call, List<ObjectName> files) {
    return reads.of(
        Product.IMS,
        call.account(),
        files,
        endpoints,
        Duration.ofSeconds(call.find(TIMEOUT).orElse(TIMEOUT_DEFAULT)));
  }
}
