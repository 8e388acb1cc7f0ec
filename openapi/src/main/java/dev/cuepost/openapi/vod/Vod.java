package dev.cuepost.openapi.vod;

import dev.cuepost.callback.setting.VodSettings;
import dev.cuepost.media.app.Apps;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.job.Editing;
import dev.cuepost.media.process.job.Processing;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.media.review.Reviews;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.store.ObjectEndpoints;
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
import dev.cuepost.openapi.upload.StreamPulls;
import dev.cuepost.openapi.upload.StreamWishes;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The operations of ApsaraVideo VOD that this server has. */
public final class Vod {
  private Vod() {}

  public static Product product(
      Library library,
      Editing editing,
      UploadGrants grants,
      Pulls pulls,
      Categories assetCategories,
      AssetSearch search,
      Reviews reviews,
      ReadUrls urls,
      VodSettings settings,
      Processing processing,
      Destinations destinations,
      Apps apps,
      ObjectEndpoints endpoints,
      StreamPulls streamPulls,
      List<Action> onVideos) {
    var categories = new CategoryActions(assetCategories, dev.cuepost.callback.event.Product.VOD);
    var streams = new StreamWishes(processing.videos()::await, processing.groups());
    var facts = VideoFacts.of(processing.videos().made(), endpoints);
    var videos = new VideoAnswers(categories, urls::location, facts.pictures());
    var attached = new AttachedAnswer(library.assets()::attributes, categories);
    Function<Asset, Optional<String>> groups = facts.templateGroup();
    List<Action> own =
        List.of(
            new CreateUploadVideo(
                library.assets(), library.uploads(), grants, categories, streams, destinations),
            new CreateUploadImage(library.uploads(), grants, categories, destinations),
            new CreateUploadAttachedMedia(library.uploads(), grants, categories, destinations),
            new RefreshUploadVideo(library.assets(), library.uploads(), grants),
            new UploadMediaByURL(pulls, categories, streams, destinations),
            new UploadStreamByURL(library.assets(), streamPulls),
            new GetURLUploadInfos(pulls),
            new RegisterMedia(library.registrations(), categories, streams),
            new GetVideoInfo(library.assets(), videos, groups, reviews),
            new GetVideoInfos(library.assets(), videos, groups),
            new UpdateVideoInfo(library.assets(), library.changes(), categories),
            new DeleteVideo(library.assets(), library.changes()),
            new DeleteMezzanines(library.assets(), library.changes(), processing.videos().made()),
            new GetUploadDetails(library.assets()),
            new GetVideoList(search, videos, endpoints),
            new SearchMedia(search, videos, facts, attached),
            new UpdateVideoInfos(library.assets(), library.changes(), categories),
            new GetMezzanineInfo(library.assets(), facts, urls),
            new GetImageInfo(library.assets(), urls, categories),
            new UpdateImageInfos(library.assets(), library.changes(), categories),
            new DeleteImage(library.assets(), library.changes()),
            new GetAttachedMediaInfo(library.assets(), urls, attached),
            new DeleteAttachedMedia(library.assets(), library.changes()),
            new CreateAudit(reviews, dev.cuepost.callback.event.Product.VOD),
            new GetAuditHistory(library.assets(), reviews),
            new AddCategory(categories),
            new GetCategories(categories),
            new UpdateCategory(categories),
            new DeleteCategory(categories),
            new SetMessageCallback(settings),
            new GetMessageCallback(settings),
            new DeleteMessageCallback(settings));
    return new Product(
        "vod",
        "2017-03-21",
        Stream.of(
                own,
                AppActions.all(apps),
                StorageClassActions.all(library.assets(), library.storageClasses()),
                EditingProjectActions.all(editing.projects(), library.assets(), categories, facts),
                List.<Action>of(
                    new ProduceEditingProjectVideo(editing.videos(), categories, streams)),
                onVideos)
            .flatMap(List::stream)
            .toList());
  }
}
