package dev.cuepost.openapi.ims;

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
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-geturluploadinfos.
 */
final class GetUrlUploadInfos implements Action {
  private final PullInfos infos;

  GetUrlUploadInfos(Pulls pulls) {
    this.infos = new PullInfos(pulls, Product.IMS);
  }

  @Override
  public String name() {
    return "GetUrlUploadInfos";
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
