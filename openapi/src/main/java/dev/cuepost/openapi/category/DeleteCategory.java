package dev.cuepost.openapi.category;

import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/**
 * Deletes a category with all below it. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-deletecategory.
 */
public final class DeleteCategory implements Action {
  private final CategoryActions categories;

  public DeleteCategory(CategoryActions categories) {
    this.categories = categories;
  }

  @Override
  public String name() {
    return "DeleteCategory";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(CategoryActions.NEEDED_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    long id = call.get(CategoryActions.NEEDED_ID);
    if (!categories.categories().delete(categories.tree(call), id)) {
      throw CategoryActions.notFound(id);
    }
    return new Fields();
  }
}
