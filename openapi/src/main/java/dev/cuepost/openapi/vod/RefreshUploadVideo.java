package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;

/**
 * Gives a new key for the same place, to go on with an upload. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshuploadvideo.
 */
final class RefreshUploadVideo implements Action {
  private final Assets assets;
  private final Uploads uploads;
  private final UploadGrants grants;

  RefreshUploadVideo(Assets assets, Uploads uploads, UploadGrants grants) {
    this.assets = assets;
    this.uploads = uploads;
    this.grants = grants;
  }

  @Override
  public String name() {
    return "RefreshUploadVideo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(VideoParameters.VIDEO_ID, VideoParameters.REFERENCE_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    Uploads.Awaited upload =
        uploads
            .find(call.account(), Product.VOD, video.mediaId())
            .orElseThrow(() ->
                new Refusal(
                    RpcError.of("InvalidVideo.Damaged", "The video's file is there already.")));
    return new Fields().text("VideoId", video.mediaId()).all(grants.of(upload));
  }
}
