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
import java.util.stream.Collectors;

/** {@code FileUrl} of assets: signed for as long as a call asks for, bare if it does not. */
record FileUrls(ReadUrls reads) {
  /** How long a signed address holds, in seconds. */
  static final Parameter<Integer> AUTH_TIMEOUT =
      Parameter.optional("AuthTimeout", ParameterType.whole(1, 2_592_000));

  /** The addresses by the ids of the assets, which are of the caller's account. */
  Map<String, String> of(Call call, List<Asset> assets) {
    Optional<Duration> valid = call.find(AUTH_TIMEOUT).map(Duration::ofSeconds);
    return valid.isPresent()
        ? reads.of(assets, valid.get())
        : assets.stream().collect(Collectors.toMap(Asset::mediaId, Asset::url));
  }
}
