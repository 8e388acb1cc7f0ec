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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /**
   * Ids of categories in a list with commas, each of one that is there; 0 and -1 are of none.
   *
   * @param most how many there may be
   * @throws Refusal if one is none
   */
  public List<Long> checked(String account, String parameter, String list, int most)
      throws Refusal {
    List<Long> ids = new ArrayList<>();
    for (String id : list.split(",", -1)) {
      if (!id.strip().matches("-1|[0-9]{1,9}")) {
        throw new Refusal(
            RpcError.invalid(parameter, "it must be a list of ids with commas, was " + list));
      }
      Optional<Long> named = Optional.of(Long.valueOf(id.strip()));
      Optional<Long> category = checked(account, CateId.chosen(named, Optional.empty()));
      category.filter(known -> !ids.contains(known)).ifPresent(ids::add);
    }
    if (ids.size() > most) {
      throw new Refusal(
          RpcError.invalid(
              parameter, "the list has at most %d, was %d".formatted(most, ids.size())));
    }
    return ids;
  }

  /** The categories of these ids that are still there, as a medium tells them. */
  public List<Fields> told(String account, List<Long> ids) {
    return ids.stream()
        .flatMap(id -> categories.find(new Tree(account, product), id).stream())
        .map(category -> fields(category).only(Set.of("CateId", "CateName", "ParentId", "Level")))
        .toList();
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
