package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.search.Condition;
import dev.cuepost.media.search.Field;
import dev.cuepost.media.search.Vocabulary;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.search.Searches;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds assets. Sources:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-searchmedia and
 * "Media asset search" there. The numbers of {@code status} are not published; its words are taken.
 */
final class SearchMedia implements Action {
  private static final Vocabulary WORDS =
      new Vocabulary(
          Map.ofEntries(
              Map.entry("title", Field.TITLE),
              Map.entry("description", Field.DESCRIPTION),
              Map.entry("tagList", Field.TAGS),
              Map.entry("mediaId", Field.MEDIA_ID),
              Map.entry("cateId", Field.CATEGORY),
              Map.entry("status", Field.STATE),
              Map.entry("utcCreate", Field.CREATED),
              Map.entry("utcModified", Field.MODIFIED),
              Map.entry("mediaType", Field.KIND),
              Map.entry("businessType", Field.BUSINESS_TYPE),
              Map.entry("referenceId", Field.REFERENCE)),
          Map.of(
              Field.STATE,
              Arrays.stream(AssetState.values())
                  .collect(
                      Collectors.groupingBy(
                          AssetAnswer::status, Collectors.mapping(Enum::name, Collectors.toSet()))),
              Field.KIND,
              Arrays.stream(AssetKind.values())
                  .collect(Collectors.toMap(AssetKind::word, kind -> Set.of(kind.name())))));

  private final Searches searches;
  private final CategoryActions categories;

  SearchMedia(AssetSearch search, CategoryActions categories) {
    this.searches = new Searches(search, Product.IMS);
    this.categories = categories;
  }

  @Override
  public String name() {
    return "SearchMedia";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Searches.parameters();
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Searches.Found found = searches.of(call, WORDS, Condition.ALWAYS);
    return new Fields()
        .items(
            "MediaInfoList",
            found.assets().stream()
                .map(asset -> AssetAnswer.found(asset, categories, asset.url()))
                .toList())
        .whole("Total", found.total())
        .text("ScrollToken", found.scrollToken())
        .text("Success", "true");
  }
}
