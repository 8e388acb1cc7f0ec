package dev.cuepost.openapi.vod.process;

import dev.cuepost.access.Sessions;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.job.Processing;
import dev.cuepost.media.refresh.Refreshes;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.stream.FetchedStream;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.upload.ReadUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The operations of processing videos. */
public final class VideoActions {
  private VideoActions() {}

  /**
   * All of them.
   *
   * @param fetched the streams of a video that its user made elsewhere
   */
  public static List<Action> all(
      Processing processing,
      Assets assets,
      ObjectEndpoints endpoints,
      ReadUrls reads,
      Sessions sessions,
      Function<Asset, List<FetchedStream>> fetched,
      Refreshes refreshes) {
    var urls = new StreamUrls(endpoints, reads);
    List<Action> actions = new ArrayList<>();
    actions.addAll(StreamActions.all(assets, processing.videos(), processing.groups(), urls));
    actions.addAll(
        PictureActions.all(assets, processing.videos(), processing.vodTemplates(), urls));
    actions.addAll(
        GroupActions.all(processing.groups(), processing.watermarks(), processing.streamRules()));
    actions.addAll(WatermarkActions.all(processing.watermarks()));
    actions.addAll(TemplateActions.all(processing.vodTemplates(), processing.templateRules()));
    actions.addAll(JobActions.all(assets, processing.videos().made()));
    actions.add(new GetVideoPlayAuth(assets, new PlayGrants(sessions)));
    actions.addAll(AiActions.all(assets, processing.videos()));
    actions.add(new DeleteStream(assets, processing.streamDeletions()));
    actions.add(new DeleteDynamicImage(assets, processing.imageDeletions()));
    actions.add(new GetPlayInfo(assets, processing.videos().made(), fetched, urls));
    actions.addAll(RefreshActions.all(assets, processing.videos().made(), refreshes, urls));
    return actions;
  }
}
