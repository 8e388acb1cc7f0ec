package dev.cuepost.openapi.ims;

import dev.cuepost.callback.setting.ImsSettings;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.job.Editing;
import dev.cuepost.media.mark.Marks;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.ProcessJobs;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.media.review.Reviews;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.stream.Streams;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Product;
import dev.cuepost.openapi.category.AddCategory;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.category.DeleteCategory;
import dev.cuepost.openapi.category.GetCategories;
import dev.cuepost.openapi.category.UpdateCategory;
import dev.cuepost.openapi.review.CreateAudit;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.ReadUrls;
import dev.cuepost.openapi.upload.StreamWishes;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The operations of Intelligent Media Services that this server has. */
public final class Ims {
  private Ims() {}

  public static Product product(
      Editing editing,
      Library library,
      UploadGrants grants,
      Pulls pulls,
      Categories assetCategories,
      AssetSearch search,
      Reviews reviews,
      ReadUrls reads,
      StreamWishes streams,
      ImsSettings settings,
      Destinations destinations,
      Marks marks,
      Streams mediaStreams,
      ProcessJobs jobs,
      List<Action> processing) {
    var categories = new CategoryActions(assetCategories, dev.cuepost.callback.event.Product.IMS);
    var urls = new FileUrls(reads);
    var tags = new SmartTags(tagging(jobs));
    List<Action> own =
        List.of(
            new SubmitMediaProducingJob(
                editing.jobs()::submit, new OutputTargets(assetCategories, streams)),
            new GetMediaProducingJob(editing.jobs()::find),
            new ListMediaProducingJobs(editing.jobs()::list),
            new CreateUploadMedia(library.uploads(), grants, categories, destinations),
            new RefreshUploadMedia(library.uploads(), grants),
            new UploadMediaByURL(pulls, categories, destinations),
            new GetUrlUploadInfos(pulls),
            new RegisterMediaInfo(library.assets(), library.registrations(), categories),
            new GetMediaInfo(library.assets(), categories, urls, mediaStreams.rows(), tags),
            new BatchGetMediaInfos(library.assets(), categories, urls, mediaStreams.rows()),
            new ListMediaBasicInfos(library.assets(), categories, urls),
            new UpdateMediaInfo(library.assets(), library.changes(), categories),
            new DeleteMediaInfos(library.assets(), library.changes()),
            new SearchMedia(search, categories, library.assets()::attributes, tags),
            new CreateAudit(reviews, dev.cuepost.callback.event.Product.IMS),
            new AddCategory(categories),
            new GetCategories(categories),
            new UpdateCategory(categories),
            new DeleteCategory(categories),
            new SetEventCallback(settings),
            new GetEventCallback(settings));
    return new Product(
        "ice",
        "2020-11-09",
        Stream.of(
                own,
                MediaStreamActions.all(
                    library.assets(),
                    mediaStreams,
                    (asset, wanted) -> mediaStreams.pull(pulls, asset, wanted),
                    grants),
                MarkActions.all(library.assets(), marks),
                StorageActions.all(destinations),
                EditingTemplateActions.all(editing.templates(), library.assets(), reads),
                EditingProjectActions.all(editing.projects(), library.assets(), categories),
                EditingBatchActions.all(
                    editing.batches()::submit, editing.batches()::find, editing.batches()::list),
                processing)
            .flatMap(List::stream)
            .toList());
  }

  private static Function<Asset, Optional<ProcessJob>> tagging(ProcessJobs jobs) {
    return asset ->
        jobs.lastTagging(
            new Owner(asset.product(), asset.account(), asset.region()), asset.mediaId());
  }
}
