package dev.cuepost.openapi.ims;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.upload.ReadUrls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code FileUrl} and {@code CoverURL} of assets: signed for as long as a call asks for, bare if it
 * does not.
 */
record FileUrls(ReadUrls reads) {
  /** How long a signed address holds, in seconds. */
  static final Parameter<Integer> AUTH_TIMEOUT =
      Parameter.optional("AuthTimeout", ParameterType.whole(1, 2_592_000));

  /**
   * Addresses by the ids of assets; those that are not here are bare.
   *
   * @param files of their files
   * @param covers of their covers
   */
  record Addresses(Map<String, String> files, Map<String, String> covers) {
    static final Addresses BARE = new Addresses(Map.of(), Map.of());

    String file(Asset asset) {
      return files.getOrDefault(asset.mediaId(), asset.url());
    }

    Optional<String> cover(Asset asset) {
      return Optional.ofNullable(covers.get(asset.mediaId())).or(asset.details()::coverUrl);
    }
  }

  /** The addresses of assets, which are of the caller's account. */
  Addresses of(Call call, List<Asset> assets) {
    return call.find(AUTH_TIMEOUT)
        .map(Duration::ofSeconds)
        .map(valid -> new Addresses(reads.of(assets, valid), reads.covers(assets, valid)))
        .orElse(Addresses.BARE);
  }

  /** The same of which no file is told. */
  Addresses ofCovers(Call call, List<Asset> assets) {
    return call.find(AUTH_TIMEOUT)
        .map(Duration::ofSeconds)
        .map(valid -> new Addresses(Map.of(), reads.covers(assets, valid)))
        .orElse(Addresses.BARE);
  }
}
