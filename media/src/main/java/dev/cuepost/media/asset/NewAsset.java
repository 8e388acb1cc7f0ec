package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Product;
import java.util.Optional;

/** Whose an asset will be, what it will be, and what is said of it. */
public record NewAsset(
    Product product,
    String account,
    String region,
    String app,
    AssetKind kind,
    Details details,
    Optional<String> userData) {}
