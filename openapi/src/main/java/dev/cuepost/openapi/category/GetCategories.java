package dev.cuepost.openapi.category;

import dev.cuepost.media.category.Category;
import dev.cuepost.media.category.CategoryPage;
import dev.cuepost.media.category.CategoryType;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells about a category and what is right below it, or about the top. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getcategories.
 */
public final class GetCategories implements Action {
  private static final int PAGE_DEFAULT = 10;
  private static final int PAGE_MAX = 100;

  private static final Parameter<Integer> ID =
      Parameter.optional("CateId", ParameterType.whole(-1, CategoryActions.ID_MAX));
  private static final Parameter<Integer> PAGE_NO =
      Parameter.optional("PageNo", ParameterType.whole(1, 999_999));
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, PAGE_MAX));
  private static final Parameter<String> SORT_BY =
      Parameter.optional("SortBy", ParameterType.oneOf("CreationTime:Desc", "CreationTime:Asc"));
  private static final Parameter<String> TYPE =
      Parameter.optional("Type", ParameterType.oneOf("default", "material"));

  private final CategoryActions categories;

  public GetCategories(CategoryActions categories) {
    this.categories = categories;
  }

  @Override
  public String name() {
    return "GetCategories";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(ID, PAGE_NO, PAGE_SIZE, SORT_BY, TYPE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    long id = call.find(ID).map(Integer::longValue).orElse(Category.NONE);
    Optional<Category> named = categories.categories().find(categories.tree(call), id);
    if (id != Category.NONE && named.isEmpty()) {
      throw CategoryActions.notFound(id);
    }
    CategoryType type =
        named
            .map(Category::type)
            .orElseGet(() ->
                CategoryType.valueOf(call.find(TYPE).orElse("default").toUpperCase(Locale.ROOT)));
    CategoryPage page =
        categories
            .categories()
            .below(
                categories.tree(call),
                id,
                type,
                !call.find(SORT_BY).orElse("").endsWith("Asc"),
                call.find(PAGE_NO).orElse(1),
                call.find(PAGE_SIZE).orElse(PAGE_DEFAULT));
    var fields = new Fields();
    named.ifPresent(category -> fields.fields("Category", CategoryActions.fields(category)));
    return fields
        .fields(
            "SubCategories",
            new Fields()
                .items("Category", page.entries().stream().map(GetCategories::entry).toList()))
        .whole("SubTotal", page.total());
  }

  private static Fields entry(CategoryPage.Entry entry) {
    return CategoryActions.fields(entry.category()).whole("SubTotal", entry.below());
  }
}
