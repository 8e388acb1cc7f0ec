package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** By which parameters operations name assets. */
final class AssetParameters {
  /** The most assets that one call may name. */
  static final int MOST = 20;

  static final Parameter<String> MEDIA_ID = Parameter.optional("MediaId", ParameterType.text(64));
  static final Parameter<String> INPUT_URL =
      Parameter.optional("InputURL", ParameterType.text(1_024));
  static final Parameter<String> REFERENCE_ID =
      Parameter.optional(
          "ReferenceId",
          new ParameterType<>(
              "has 6 to 64 letters, digits, hyphens and underscores",
              text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9_-]{6,64}"))));

  private static final String VIDEO = "vod://";

  static final RpcError NOT_FOUND = RpcError.of("MediaNotFound", "There is no such media asset.");

  private AssetParameters() {}

  /**
   * The asset that a call names by its id, or else by its address.
   *
   * @throws Refusal if it names none, or there is none
   */
  static Asset need(Assets assets, Call call) throws Refusal {
    Optional<String> id = call.find(MEDIA_ID);
    Optional<String> url = call.find(INPUT_URL);
    if (id.isEmpty() && url.isEmpty()) {
      throw new Refusal(RpcError.missing(MEDIA_ID.name()));
    }
    Optional<Asset> found =
        id.isPresent()
            ? assets.find(call.account(), Product.IMS, id.get())
            : byUrl(assets, call, url.get());
    return found.orElseThrow(() -> new Refusal(NOT_FOUND));
  }

  /** The caller's asset of an address, which may be the name of a video of VOD. */
  static Optional<Asset> byUrl(Assets assets, Call call, String url) {
    Optional<String> address =
        isVideo(url) ? video(assets, call, url).map(Asset::url) : Optional.of(url);
    return address.flatMap(at -> assets.findByUrl(call.account(), call.region(), Product.IMS, at));
  }

  /** Whether an address names a video of VOD, as {@code vod://<VideoId>}. */
  static boolean isVideo(String url) {
    return url.startsWith(VIDEO);
  }

  /** The caller's video in the region that an address names so. */
  static Optional<Asset> video(Assets assets, Call call, String url) {
    return assets
        .find(call.account(), Product.VOD, url.substring(VIDEO.length()))
        .filter(video -> video.region().equals(call.region()));
  }

  /**
   * Ids in a list with commas.
   *
   * @throws Refusal if there are more than {@link #MOST}
   */
  static List<String> ids(String parameter, String list) throws Refusal {
    List<String> ids =
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (ids.size() > MOST) {
      throw new Refusal(
          RpcError.invalid(
              parameter, "the list has at most %d, was %d".formatted(MOST, ids.size())));
    }
    return ids;
  }
}
