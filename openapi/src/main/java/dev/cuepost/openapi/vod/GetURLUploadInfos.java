package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.upload.PullInfos;
import java.util.List;

/**
 * Tells about the files that the server fetches. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-geturluploadinfos.
 */
final class GetURLUploadInfos implements Action {
  private final PullInfos infos;

  GetURLUploadInfos(Pulls pulls) {
    this.infos = new PullInfos(pulls, Product.VOD);
  }

  @Override
  public String name() {
    return "GetURLUploadInfos";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return PullInfos.parameters();
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    return infos.of(call);
  }
}
