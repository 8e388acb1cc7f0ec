package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Changes;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes assets, with their files if asked for. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-deletemediainfos.
 */
final class DeleteMediaInfos implements Action {
  private static final Parameter<String> MEDIA_IDS =
      Parameter.optional("MediaIds", ParameterType.text(4_096));
  private static final Parameter<String> INPUT_URLS =
      Parameter.optional("InputURLs", ParameterType.text(20_480));
  private static final Parameter<Boolean> PHYSICAL =
      Parameter.optional("DeletePhysicalFiles", ParameterType.flag());

  private final Assets assets;
  private final Changes changes;

  DeleteMediaInfos(Assets assets, Changes changes) {
    this.assets = assets;
    this.changes = changes;
  }

  @Override
  public String name() {
    return "DeleteMediaInfos";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(MEDIA_IDS, INPUT_URLS, PHYSICAL);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    boolean physical = call.find(PHYSICAL).orElse(false);
    var ignored = new ArrayList<Value>();
    Optional<String> ids = call.find(MEDIA_IDS);
    if (ids.isPresent()) {
      for (String id : AssetParameters.ids(MEDIA_IDS.name(), ids.get())) {
        if (!changes.delete(call.account(), Product.IMS, id, physical)) {
          ignored.add(new Value.Text(id));
        }
      }
    } else {
      String urls =
          call.find(INPUT_URLS).orElseThrow(() -> new Refusal(RpcError.missing(MEDIA_IDS.name())));
      for (String url : AssetParameters.ids(INPUT_URLS.name(), urls)) {
        Optional<Asset> asset = AssetParameters.byUrl(assets, call, url);
        if (asset.isEmpty()
            || !changes.delete(call.account(), Product.IMS, asset.get().mediaId(), physical)) {
          ignored.add(new Value.Text(url));
        }
      }
    }
    return new Fields().items("IgnoredList", ignored).items("ForbiddenList", List.of());
  }
}
