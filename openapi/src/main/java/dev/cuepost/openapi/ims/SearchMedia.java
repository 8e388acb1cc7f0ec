package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Attributes;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.search.Condition;
import dev.cuepost.media.search.Field;
import dev.cuepost.media.search.Vocabulary;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.search.Searches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

  /** The library that all assets are in. */
  private static final String EVERYTHING = "ims-default-search-lib";

  private static final Parameter<String> ENTITY_ID =
      Parameter.optional("EntityId", ParameterType.text(64));
  private static final Parameter<String> CUSTOM_FILTERS =
      Parameter.optional("CustomFilters", ParameterType.text(16_384));
  private static final Parameter<String> SEARCH_LIB_NAME =
      Parameter.optional("SearchLibName", ParameterType.text(128));

  private final Searches searches;
  private final CategoryActions categories;
  private final Function<String, Attributes> attributes;
  private final SmartTags tags;

  /**
   * @param attributes what is said of an asset that searches ask for, by its id
   */
  SearchMedia(
      AssetSearch search,
      CategoryActions categories,
      Function<String, Attributes> attributes,
      SmartTags tags) {
    this.tags = tags;
    this.attributes = attributes;
    this.searches = new Searches(search, Product.IMS);
    this.categories = categories;
  }

  @Override
  public String name() {
    return "SearchMedia";
  }

  @Override
  public List<Parameter<?>> parameters() {
    List<Parameter<?>> parameters = new ArrayList<>(Searches.parameters());
    parameters.addAll(List.of(ENTITY_ID, CUSTOM_FILTERS, SEARCH_LIB_NAME));
    return List.copyOf(parameters);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Searches.Found found = searches.of(call, WORDS, within(call));
    return new Fields()
        .items(
            "MediaInfoList",
            found.assets().stream()
                .map(asset ->
                    AssetAnswer.found(asset, categories, FileUrls.Addresses.BARE)
                        .text("CustomFields", OwnFields.told(attributes.apply(asset.mediaId())))
                        .all(tags.data(asset)))
                .toList())
        .whole("Total", found.total())
        .text("ScrollToken", found.scrollToken())
        .text("Success", "true");
  }

  private static Condition within(Call call) throws Refusal {
    List<Condition> all = new ArrayList<>();
    call.find(ENTITY_ID).ifPresent(entity -> all.add(said(Attributes.ENTITY, entity)));
    call.find(SEARCH_LIB_NAME)
        .filter(name -> !name.equals(EVERYTHING))
        .ifPresent(library -> all.add(said(Attributes.LIBRARY, library)));
    if (call.find(CUSTOM_FILTERS).isPresent()) {
      all.add(OwnFields.filters(call.find(CUSTOM_FILTERS).get()));
    }
    return new Condition.And(all);
  }

  private static Condition said(String name, String word) {
    return new Condition.Said(name, new Condition.OneOf(Field.SAID_WORD, List.of(word)));
  }
}
