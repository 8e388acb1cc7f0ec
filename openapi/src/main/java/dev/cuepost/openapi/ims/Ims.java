package dev.cuepost.openapi.ims;

import dev.cuepost.callback.setting.ImsSettings;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.openapi.Product;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;

/** The operations of Intelligent Media Services that this server has. */
public final class Ims {
  private Ims() {}

  public static Product product(
      EditingJobs jobs, Library library, UploadGrants grants, Pulls pulls, ImsSettings settings) {
    return new Product(
        "ice",
        "2020-11-09",
        List.of(
            new SubmitMediaProducingJob(jobs::submit),
            new GetMediaProducingJob(jobs::find),
            new ListMediaProducingJobs(jobs::list),
            new CreateUploadMedia(library.uploads(), grants),
            new RefreshUploadMedia(library.uploads(), grants),
            new UploadMediaByURL(pulls),
            new GetUrlUploadInfos(pulls),
            new RegisterMediaInfo(library.registrations()),
            new GetMediaInfo(library.assets()),
            new BatchGetMediaInfos(library.assets()),
            new ListMediaBasicInfos(library.assets()),
            new UpdateMediaInfo(library.assets(), library.changes()),
            new DeleteMediaInfos(library.assets(), library.changes()),
            new SetEventCallback(settings),
            new GetEventCallback(settings)));
  }
}
