package dev.cuepost.openapi.ims;

import dev.cuepost.callback.setting.ImsSettings;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.openapi.Product;
import java.util.List;

/** The operations of Intelligent Media Services that this server has. */
public final class Ims {
  private Ims() {}

  public static Product product(EditingJobs jobs, ImsSettings settings) {
    return new Product(
        "ice",
        "2020-11-09",
        List.of(
            new SubmitMediaProducingJob(jobs::submit),
            new GetMediaProducingJob(jobs::find),
            new ListMediaProducingJobs(jobs::list),
            new SetEventCallback(settings),
            new GetEventCallback(settings)));
  }
}
