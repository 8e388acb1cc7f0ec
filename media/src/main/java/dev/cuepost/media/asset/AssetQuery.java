package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Product;
import java.time.Instant;
import java.util.Optional;

/**
 * Which assets of an account are asked for.
 *
 * @param from created at or after this moment
 * @param until created before or at this moment
 * @param newestFirst the order, by creation
 * @param limit at most so many, 1 or more
 * @param token of an earlier page, behind which to go on
 */
public record AssetQuery(
    String account,
    String region,
    Product product,
    Optional<AssetKind> kind,
    Optional<AssetState> state,
    Optional<AssetSource> source,
    Optional<String> businessType,
    Optional<Instant> from,
    Optional<Instant> until,
    boolean newestFirst,
    int limit,
    Optional<String> token) {}
