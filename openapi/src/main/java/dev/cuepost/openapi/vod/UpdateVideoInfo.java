package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Changes;
import dev.cuepost.media.asset.Details;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Describes a video anew; what is absent stays. A {@code ReferenceId} names the video here and is
 * not changed. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-updatevideoinfo.
 */
final class UpdateVideoInfo implements Action {
  private final Assets assets;
  private final Changes changes;

  UpdateVideoInfo(Assets assets, Changes changes) {
    this.assets = assets;
    this.changes = changes;
  }

  @Override
  public String name() {
    return "UpdateVideoInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        VideoParameters.VIDEO_ID,
        VideoParameters.REFERENCE_ID,
        VideoParameters.TITLE,
        VideoParameters.DESCRIPTION,
        VideoParameters.TAGS,
        VideoParameters.CATE_ID,
        VideoParameters.COVER_URL,
        VideoParameters.USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    Details details =
        VideoParameters.details(call, VideoParameters.TITLE, video.details())
            .named(video.details().referenceId());
    changes.describe(
        call.account(),
        Product.VOD,
        video.mediaId(),
        _ -> details,
        call.find(VideoParameters.USER_DATA));
    return new Fields();
  }
}
