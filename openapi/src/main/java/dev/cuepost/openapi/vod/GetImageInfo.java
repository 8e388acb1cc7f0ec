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
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.ReadUrls;
import java.util.List;

/**
 * Tells about a picture. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getimageinfo.
 */
final class GetImageInfo implements Action {
  private static final Parameter<String> IMAGE_ID =
      Parameter.required("ImageId", ParameterType.text(64));

  private final Assets assets;
  private final ReadUrls urls;
  private final CategoryActions categories;

  GetImageInfo(Assets assets, ReadUrls urls, CategoryActions categories) {
    this.assets = assets;
    this.urls = urls;
    this.categories = categories;
  }

  @Override
  public String name() {
    return "GetImageInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(IMAGE_ID, VideoParameters.AUTH_TIMEOUT, VideoParameters.OUTPUT_TYPE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset image =
        assets
            .find(call.account(), Product.VOD, call.get(IMAGE_ID))
            .filter(asset -> asset.kind() == AssetKind.IMAGE)
            .orElseThrow(() ->
                new Refusal(RpcError.of("InvalidImage.NotFound", "The image does not exist.")));
    String url = urls.of(image, VideoParameters.authTimeout(call));
    Fields fields =
        ImageAnswer.of(image, url, categories).text("StorageLocation", urls.location(image));
    image
        .file()
        .filter(file -> file.sizeBytes() > 0)
        .ifPresent(file ->
            fields.fields(
                "Mezzanine",
                ImageAnswer.mezzanine(image, file, url, assets.attributes(image.mediaId()))));
    return new Fields().fields("ImageInfo", fields);
  }
}
