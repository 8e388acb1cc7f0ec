package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.upload.ReadUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells about subtitles, watermarks and other files beside videos. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getattachedmediainfo.
 */
final class GetAttachedMediaInfo implements Action {
  private static final Parameter<String> MEDIA_IDS =
      Parameter.required("MediaIds", ParameterType.text(4_096));

  private final Assets assets;
  private final ReadUrls urls;
  private final AttachedAnswer answers;

  GetAttachedMediaInfo(Assets assets, ReadUrls urls, AttachedAnswer answers) {
    this.answers = answers;
    this.assets = assets;
    this.urls = urls;
  }

  @Override
  public String name() {
    return "GetAttachedMediaInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(MEDIA_IDS, VideoParameters.AUTH_TIMEOUT, VideoParameters.OUTPUT_TYPE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    var found = new ArrayList<Fields>();
    var missing = new ArrayList<Value>();
    for (String id : VideoParameters.others(MEDIA_IDS, call)) {
      find(assets, call, id)
          .ifPresentOrElse(
              medium ->
                  found.add(
                      answers
                          .of(medium, urls.of(medium, VideoParameters.authTimeout(call)), "Type")
                          .text("StorageLocation", urls.location(medium))),
              () -> missing.add(new Value.Text(id)));
    }
    return new Fields().items("AttachedMediaList", found).items("NonExistMediaIds", missing);
  }

  static Optional<Asset> find(Assets assets, Call call, String id) {
    return assets
        .find(call.account(), Product.VOD, id)
        .filter(asset -> asset.kind() == AssetKind.OTHER || asset.kind() == AssetKind.TEXT);
  }
}
