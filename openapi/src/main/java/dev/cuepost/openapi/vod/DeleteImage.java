package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Changes;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes pictures that were uploaded, by their ids or addresses. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-deleteimage.
 */
final class DeleteImage implements Action {
  private static final Parameter<String> BY =
      Parameter.required("DeleteImageType", ParameterType.oneOf("ImageId", "ImageURL", "VideoId"));
  private static final Parameter<String> IMAGE_IDS =
      Parameter.optional("ImageIds", ParameterType.text(4_096));
  private static final Parameter<String> IMAGE_URLS =
      Parameter.optional("ImageURLs", ParameterType.text(65_536));
  private static final Parameter<String> IMAGE_TYPE =
      Parameter.optional("ImageType", ParameterType.text(64));

  private final Assets assets;
  private final Changes changes;

  DeleteImage(Assets assets, Changes changes) {
    this.assets = assets;
    this.changes = changes;
  }

  @Override
  public String name() {
    return "DeleteImage";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(BY, IMAGE_IDS, IMAGE_URLS, IMAGE_TYPE, VideoParameters.VIDEO_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<Asset> images =
        switch (call.get(BY)) {
          case "ImageId" -> byId(call);
          case "ImageURL" -> byUrl(call);
          default ->
              throw new Refusal(
                  RpcError.invalid(BY.name(), "the pictures of a video cannot be deleted yet"));
        };
    images.forEach(image -> changes.delete(call.account(), Product.VOD, image.mediaId(), true));
    return new Fields();
  }

  private List<Asset> byId(Call call) throws Refusal {
    var images = new ArrayList<Asset>();
    for (String id : VideoParameters.others(IMAGE_IDS, call)) {
      images.add(image(assets.find(call.account(), Product.VOD, id), id));
    }
    return images;
  }

  private List<Asset> byUrl(Call call) throws Refusal {
    var images = new ArrayList<Asset>();
    for (String url : VideoParameters.others(IMAGE_URLS, call)) {
      images.add(
          image(
              assets.findByUrl(
                  call.account(), call.region(), Product.VOD, url.replaceFirst("[?#].*$", "")),
              url));
    }
    return images;
  }

  private static Asset image(Optional<Asset> found, String name) throws Refusal {
    return found
        .filter(asset -> asset.kind() == AssetKind.IMAGE)
        .orElseThrow(() ->
            new Refusal(
                RpcError.of("InvalidImage.NotFound", "There is no image %s.".formatted(name))));
  }
}
