package dev.cuepost.openapi.category;

import dev.cuepost.media.category.Categories.Added;
import dev.cuepost.media.category.Category;
import dev.cuepost.media.category.CategoryType;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Locale;

/**
 * Adds a category. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-addcategory.
 */
public final class AddCategory implements Action {
  private static final Parameter<Integer> PARENT =
      Parameter.optional("ParentId", ParameterType.whole(-1, CategoryActions.ID_MAX));
  private static final Parameter<String> TYPE =
      Parameter.optional("Type", ParameterType.oneOf("default", "material"));

  private final CategoryActions categories;

  public AddCategory(CategoryActions categories) {
    this.categories = categories;
  }

  @Override
  public String name() {
    return "AddCategory";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(CategoryActions.NAME, PARENT, TYPE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    long parent = call.find(PARENT).map(Integer::longValue).orElse(Category.NONE);
    return switch (categories
        .categories()
        .add(
            categories.tree(call),
            call.get(CategoryActions.NAME),
            parent,
            call.find(TYPE).map(type -> CategoryType.valueOf(type.toUpperCase(Locale.ROOT))))) {
      case Added.Done(Category category) ->
          new Fields().fields("Category", CategoryActions.fields(category));
      case Added.NoSuchParent(long id) -> throw CategoryActions.notFound(id);
      case Added.OtherType(CategoryType type) ->
          throw new Refusal(
              RpcError.invalid(TYPE.name(), "that of the parent is %s".formatted(type.word())));
      case Added.TooDeep(int levels) ->
          throw new Refusal(
              RpcError.of("LevelExceededMax", "There are at most %d levels.".formatted(levels)));
      case Added.TooMany(int most) ->
          throw new Refusal(
              RpcError.of(
                  "SubTotalExceededMax",
                  "At most %d categories lie right below one.".formatted(most)));
    };
  }
}
