package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Changes;
import dev.cuepost.media.asset.Details;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CateId;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Tags;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes an asset anew; what is absent stays. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-updatemediainfo.
 */
final class UpdateMediaInfo implements Action {
  private static final Parameter<String> TITLE =
      Parameter.optional("Title", ParameterType.text(128));
  private static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text(1_024));
  private static final Parameter<String> MEDIA_TAGS =
      Parameter.optional("MediaTags", ParameterType.text(Tags.MAX_BYTES));
  private static final Parameter<Boolean> APPEND_TAGS =
      Parameter.optional("AppendTags", ParameterType.flag());
  private static final Parameter<String> COVER_URL =
      Parameter.optional("CoverURL", ParameterType.text(128));
  private static final Parameter<String> CATEGORY =
      Parameter.optional("Category", ParameterType.text(64));
  private static final Parameter<String> BUSINESS_TYPE =
      Parameter.optional("BusinessType", ParameterType.text(32));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));

  private final Assets assets;
  private final Changes changes;
  private final CategoryActions categories;

  UpdateMediaInfo(Assets assets, Changes changes, CategoryActions categories) {
    this.categories = categories;
    this.assets = assets;
    this.changes = changes;
  }

  @Override
  public String name() {
    return "UpdateMediaInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        AssetParameters.MEDIA_ID,
        AssetParameters.INPUT_URL,
        TITLE,
        DESCRIPTION,
        MEDIA_TAGS,
        APPEND_TAGS,
        COVER_URL,
        CateId.PARAMETER,
        CATEGORY,
        BUSINESS_TYPE,
        AssetParameters.REFERENCE_ID,
        USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset asset = AssetParameters.need(assets, call);
    Optional<String> reference = call.find(AssetParameters.REFERENCE_ID);
    if (reference
        .flatMap(id -> assets.findByReference(call.account(), Product.IMS, id))
        .filter(other -> !other.mediaId().equals(asset.mediaId()))
        .isPresent()) {
      throw new Refusal(
          RpcError.of(
              "InvalidParameter.DuplicateReferenceId",
              "Another asset has the ReferenceId %s.".formatted(reference.get())));
    }
    Optional<List<String>> tags = tags(call, asset);
    UnaryOperator<Optional<Long>> category = category(call);
    changes.describe(
        call.account(),
        Product.IMS,
        asset.mediaId(),
        old ->
            new Details(
                call.find(TITLE).orElse(old.title()),
                call.find(DESCRIPTION).orElse(old.description()),
                tags.orElse(old.tags()),
                category.apply(old.category()),
                call.find(COVER_URL).or(old::coverUrl),
                call.find(BUSINESS_TYPE).or(old::businessType),
                reference.or(old::referenceId)),
        call.find(USER_DATA));
    return new Fields().text("MediaId", asset.mediaId());
  }

  /** By its id, or else by its name; what was before where there is neither. */
  private UnaryOperator<Optional<Long>> category(Call call) throws Refusal {
    Optional<String> name = call.find(CATEGORY);
    if (call.find(CateId.PARAMETER).isEmpty() && name.isEmpty()) {
      return before -> before;
    }
    Optional<Long> chosen =
        call.find(CateId.PARAMETER).isPresent()
            ? categories.checked(call.account(), CateId.of(call, Optional.empty()))
            : Optional.of(categories.named(call.account(), name.orElseThrow()));
    return _ -> chosen;
  }

  private static Optional<List<String>> tags(Call call, Asset asset) throws Refusal {
    Optional<String> given = call.find(MEDIA_TAGS);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String list =
        call.find(APPEND_TAGS).orElse(false)
            ? appended(asset.details().tags(), given.get())
            : given.get();
    return Optional.of(
        Tags.read(
            list, rule -> new Refusal(RpcError.invalid(MEDIA_TAGS.name(), "the list " + rule))));
  }

  /** Each tag once. */
  private static String appended(List<String> tags, String more) {
    return Stream.concat(tags.stream(), Arrays.stream(more.split(",", -1)).map(String::strip))
        .distinct()
        .collect(Collectors.joining(","));
  }
}
