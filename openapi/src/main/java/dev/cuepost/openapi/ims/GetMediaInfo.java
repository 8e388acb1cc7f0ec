package dev.cuepost.openapi.ims;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.stream.AssetStreams;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.category.CategoryActions;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells all about an asset. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-getmediainfo.
 */
final class GetMediaInfo implements Action {
  private static final Parameter<String> OUTPUT_TYPE =
      Parameter.optional("OutputType", ParameterType.oneOf("oss", "cdn"));

  private final Assets assets;
  private final CategoryActions categories;
  private final FileUrls urls;
  private final AssetStreams streams;
  private final SmartTags tags;

  GetMediaInfo(
      Assets assets,
      CategoryActions categories,
      FileUrls urls,
      AssetStreams streams,
      SmartTags tags) {
    this.tags = tags;
    this.streams = streams;
    this.categories = categories;
    this.urls = urls;
    this.assets = assets;
  }

  @Override
  public String name() {
    return "GetMediaInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        AssetParameters.MEDIA_ID,
        AssetParameters.INPUT_URL,
        OUTPUT_TYPE,
        SmartTags.DETAILED,
        FileUrls.AUTH_TIMEOUT);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset asset = AssetParameters.need(assets, call);
    List<Asset> further = streams.of(asset);
    List<Asset> files = new ArrayList<>(further);
    files.add(asset);
    return new Fields()
        .fields(
            "MediaInfo",
            AssetAnswer.full(asset, categories, urls.of(call, files), further)
                .all(tags.of(asset, call)));
  }
}
