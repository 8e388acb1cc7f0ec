package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Product;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which assets of an account are asked for.
 *
 * @param mediaId the one asset that may be found
 * @param sources came to be in one of these ways
 * @param from created at or after this moment
 * @param until created before this moment
 * @param newestFirst the order, by creation
 * @param limit at most so many, 1 or more
 * @param token of an earlier page, behind which to go on
 */
public record AssetQuery(
    String account,
    String region,
    Product product,
    Optional<String> mediaId,
    Optional<AssetKind> kind,
    Optional<AssetState> state,
    Optional<Set<AssetSource>> sources,
    Optional<String> businessType,
    Optional<Instant> from,
    Optional<Instant> until,
    boolean newestFirst,
    int limit,
    Optional<String> token) {
  public AssetQuery {
    sources = sources.map(Set::copyOf);
  }
}
