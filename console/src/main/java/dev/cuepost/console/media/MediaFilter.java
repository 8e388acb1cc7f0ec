package dev.cuepost.console.media;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.http.Address;
import dev.cuepost.console.http.Form;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetQuery;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Which assets a list shows, as its address says. What makes no sense there is passed over.
 *
 * @param product by which they are seen
 * @param after where the page before ended
 */
public record MediaFilter(
    Product product,
    Optional<AssetKind> kind,
    Optional<AssetState> state,
    Optional<AssetSource> source,
    Optional<String> after) {
  static MediaFilter read(Form query) {
    return new MediaFilter(
        one(Product.values(), query.text("product")).orElse(Product.IMS),
        one(AssetKind.values(), query.text("kind")),
        one(AssetState.values(), query.text("state")),
        one(AssetSource.values(), query.text("source")),
        query.find("after"));
  }

  private static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  AssetQuery query(String account, String region, int limit) {
    return new AssetQuery(
        account,
        region,
        product,
        Optional.empty(),
        kind,
        state,
        source.map(Set::of),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        limit,
        after);
  }

  /** The list from its beginning. */
  Address address(String home) {
    return Address.of(home)
        .with("product", product == Product.IMS ? "" : product.name())
        .with("kind", kind.map(Enum::name).orElse(""))
        .with("state", state.map(Enum::name).orElse(""))
        .with("source", source.map(Enum::name).orElse(""));
  }

  /** Whether it leaves anything out. */
  public boolean isNarrow() {
    return kind.isPresent() || state.isPresent() || source.isPresent() || after.isPresent();
  }

  public boolean chooses(Enum<?> value) {
    return kind.filter(value::equals).isPresent()
        || state.filter(value::equals).isPresent()
        || source.filter(value::equals).isPresent();
  }
}
