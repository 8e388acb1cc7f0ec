package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.stream.AssetStreams;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.ims.FileUrls.Addresses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Tells about several assets. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-batchgetmediainfos.
 */
final class BatchGetMediaInfos implements Action {
  private static final Parameter<String> MEDIA_IDS =
      Parameter.required("MediaIds", ParameterType.text(4_096));
  private static final Parameter<String> ADDITION_TYPE =
      Parameter.optional("AdditionType", ParameterType.text(256));

  private final Assets assets;
  private final CategoryActions categories;
  private final FileUrls urls;
  private final AssetStreams streams;

  BatchGetMediaInfos(
      Assets assets, CategoryActions categories, FileUrls urls, AssetStreams streams) {
    this.streams = streams;
    this.categories = categories;
    this.urls = urls;
    this.assets = assets;
  }

  @Override
  public String name() {
    return "BatchGetMediaInfos";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(MEDIA_IDS, ADDITION_TYPE, FileUrls.AUTH_TIMEOUT);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    boolean withFiles = call.find(ADDITION_TYPE).filter(t -> t.contains("FileInfo")).isPresent();
    var found = new ArrayList<Asset>();
    var ignored = new ArrayList<Value>();
    for (String id : AssetParameters.ids(MEDIA_IDS.name(), call.get(MEDIA_IDS))) {
      Optional<Asset> asset = assets.find(call.account(), Product.IMS, id);
      asset.ifPresentOrElse(found::add, () -> ignored.add(new Value.Text(id)));
    }
    var further = new HashMap<String, List<Asset>>();
    var files = new ArrayList<Asset>(found);
    if (withFiles) {
      for (Asset asset : found) {
        List<Asset> own = streams.of(asset);
        further.put(asset.mediaId(), own);
        files.addAll(own);
      }
    }
    Addresses addresses = withFiles ? urls.of(call, files) : urls.ofCovers(call, found);
    List<Fields> told =
        found.stream()
            .map(asset ->
                (withFiles
                        ? AssetAnswer.full(
                            asset,
                            categories,
                            addresses,
                            further.getOrDefault(asset.mediaId(), List.of()))
                        : AssetAnswer.brief(asset, categories, addresses))
                    .all(dynamic(asset)))
            .toList();
    return new Fields().items("MediaInfos", told).items("IgnoredList", ignored);
  }

  private Fields dynamic(Asset asset) {
    Optional<String> data = assets.dynamicMeta(asset.mediaId());
    return data.isEmpty()
        ? new Fields()
        : new Fields()
            .fields(
                "MediaDynamicInfo",
                new Fields().fields("DynamicMetaData", new Fields().text("Data", data)));
  }
}
