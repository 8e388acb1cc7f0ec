package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Changes;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Deletes videos with their files. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-deletevideo.
 */
final class DeleteVideo implements Action {
  private final Assets assets;
  private final Changes changes;

  DeleteVideo(Assets assets, Changes changes) {
    this.assets = assets;
    this.changes = changes;
  }

  @Override
  public String name() {
    return "DeleteVideo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(NamedVideos.VIDEO_IDS, NamedVideos.REFERENCE_IDS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    NamedVideos named = NamedVideos.of(assets, call);
    if (named.found().isEmpty()) {
      throw new Refusal(VideoParameters.notFound());
    }
    for (Asset video : named.found()) {
      changes.delete(call.account(), Product.VOD, video.mediaId(), true);
    }
    return named.absent().items("ForbiddenVideoIds", List.of());
  }
}
