package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells about several videos. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getvideoinfos.
 */
final class GetVideoInfos implements Action {
  private final Assets assets;
  private final VideoAnswers videos;
  private final Function<Asset, Optional<String>> groups;

  /**
   * @param groups the group of templates by which streams were made last
   */
  GetVideoInfos(Assets assets, VideoAnswers videos, Function<Asset, Optional<String>> groups) {
    this.assets = assets;
    this.videos = videos;
    this.groups = groups;
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
            named.found().stream()
                .map(video -> videos.brief(video).text("TemplateGroupId", groups.apply(video)))
                .toList())
        .all(named.absent());
  }
}
