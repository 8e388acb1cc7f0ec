package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.category.CategoryActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells about several videos. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getvideoinfos.
 */
final class GetVideoInfos implements Action {
  private static final Parameter<String> VIDEO_IDS =
      Parameter.optional("VideoIds", ParameterType.text(4_096));

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
    return List.of(VIDEO_IDS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<String> ids = VideoParameters.ids(VIDEO_IDS, call);
    if (ids.isEmpty()) {
      throw new Refusal(RpcError.missing(VIDEO_IDS.name()));
    }
    var found = new ArrayList<Fields>();
    var missing = new ArrayList<Value>();
    for (String id : ids) {
      Optional<Asset> video =
          assets.find(call.account(), Product.VOD, id).filter(asset -> asset.kind().plays());
      video.ifPresentOrElse(
          asset -> found.add(VideoAnswer.of(asset, categories)),
          () -> missing.add(new Value.Text(id)));
    }
    return new Fields().items("VideoList", found).items("NonExistVideoIds", missing);
  }
}
