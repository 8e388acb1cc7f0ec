package dev.cuepost.openapi.category;

import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Gives a category another name. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-updatecategory.
 */
public final class UpdateCategory implements Action {
  private final CategoryActions categories;

  public UpdateCategory(CategoryActions categories) {
    this.categories = categories;
  }

  @Override
  public String name() {
    return "UpdateCategory";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(CategoryActions.NEEDED_ID, CategoryActions.NAME);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    long id = call.get(CategoryActions.NEEDED_ID);
    if (!categories
        .categories()
        .rename(categories.tree(call), id, call.get(CategoryActions.NAME))) {
      throw CategoryActions.notFound(id);
    }
    return new Fields();
  }
}
