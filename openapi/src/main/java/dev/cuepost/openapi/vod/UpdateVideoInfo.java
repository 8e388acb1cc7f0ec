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
import dev.cuepost.openapi.category.CateId;
import dev.cuepost.openapi.category.CategoryActions;
import java.util.List;
import java.util.Optional;

/**
 * Describes a video anew; what is absent stays. A {@code ReferenceId} names the video here and is
 * not changed. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-updatevideoinfo.
 */
final class UpdateVideoInfo implements Action {
  private final Assets assets;
  private final Changes changes;
  private final CategoryActions categories;

  UpdateVideoInfo(Assets assets, Changes changes, CategoryActions categories) {
    this.categories = categories;
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
        CateId.PARAMETER,
        VideoParameters.COVER_URL,
        VideoParameters.USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    Details details =
        VideoParameters.details(call, VideoParameters.TITLE, video.details())
            .named(video.details().referenceId());
    var _ = categories.checked(call.account(), CateId.of(call, Optional.empty()));
    changes.describe(
        call.account(),
        Product.VOD,
        video.mediaId(),
        _ -> details,
        call.find(VideoParameters.USER_DATA));
    return new Fields();
  }
}
