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
 * Tells about a video. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getvideoinfo.
 */
final class GetVideoInfo implements Action {
  private final Assets assets;
  private final CategoryActions categories;

  GetVideoInfo(Assets assets, CategoryActions categories) {
    this.categories = categories;
    this.assets = assets;
  }

  @Override
  public String name() {
    return "GetVideoInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(VideoParameters.VIDEO_ID, VideoParameters.REFERENCE_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    return new Fields()
        .fields("Video", VideoAnswer.of(VideoParameters.need(assets, call), categories));
  }
}
