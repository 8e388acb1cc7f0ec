package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.category.CategoryActions;
import java.util.List;

/**
 * Tells about several videos. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getvideoinfos.
 */
final class GetVideoInfos implements Action {
  private final Assets assets;
  private final CategoryActions categories;

  GetVideoInfos(Assets assets, CategoryActions categories) {
    this.categories = categories;
    this.assets = assets;
  }

  @Override
  public String name() {
    return "GetVideoInfos";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(NamedVideos.VIDEO_IDS, NamedVideos.REFERENCE_IDS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    NamedVideos named = NamedVideos.of(assets, call);
    return new Fields()
        .items(
            "VideoList",
            named.found().stream().map(video -> VideoAnswer.of(video, categories)).toList())
        .all(named.absent());
  }
}
