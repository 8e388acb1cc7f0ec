package dev.cuepost.openapi.category;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.category.Categories.Tree;
import dev.cuepost.media.category.Category;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.Optional;

/** The categories of one product, as its operations need them. */
public record CategoryActions(Categories categories, Product product) {
  static final int ID_MAX = 999_999_999;
  private static final int NAME_BYTES = 64;

  static final Parameter<String> NAME =
      Parameter.required("CateName", ParameterType.text(NAME_BYTES));
  static final Parameter<Integer> NEEDED_ID =
      Parameter.required("CateId", ParameterType.whole(1, ID_MAX));

  /**
   * What is said of an asset, unless it names a category that is not there.
   *
   * @throws Refusal if it does
   */
  public Details checked(String account, Details details) throws Refusal {
    var _ = checked(account, details.category());
    return details;
  }

  /** The same for a category alone. */
  public Optional<Long> checked(String account, Optional<Long> category) throws Refusal {
    if (category.isPresent()
        && categories.find(new Tree(account, product), category.get()).isEmpty()) {
      throw notFound(category.get());
    }
    return category;
  }

  /**
   * The id of the category that is called so.
   *
   * @throws Refusal if there is none
   */
  public long named(String account, String name) throws Refusal {
    return categories
        .find(new Tree(account, product), name)
        .orElseThrow(() ->
            new Refusal(
                RpcError.of(
                    "InvalidCateId.NotFound",
                    "There is no category of the name %s.".formatted(name))))
        .id();
  }

  /** {@code CateName} of an asset. */
  public Optional<String> name(Asset asset) {
    return asset
        .details()
        .category()
        .flatMap(id -> categories.find(new Tree(asset.account(), product), id))
        .map(Category::name);
  }

  Tree tree(Call call) {
    return new Tree(call.account(), product);
  }

  static Refusal notFound(long id) {
    return new Refusal(
        RpcError.of(
            "InvalidCateId.NotFound", "There is no category of the CateId %d.".formatted(id)));
  }

  static Fields fields(Category category) {
    return new Fields()
        .whole("CateId", category.id())
        .text("CateName", category.name())
        .whole("ParentId", category.parent())
        .whole("Level", category.level())
        .text("Type", category.type().word());
  }
}
