package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.Registrations;
import dev.cuepost.media.asset.Registrations.Outcome;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Tags;
import java.util.List;

/**
 * Makes an asset of a file that lies in a bucket here. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-registermediainfo.
 */
final class RegisterMediaInfo implements Action {
  private static final Parameter<String> INPUT_URL =
      Parameter.required("InputURL", ParameterType.text(1_024));
  private static final Parameter<String> MEDIA_TYPE =
      Parameter.optional("MediaType", ParameterType.oneOf("image", "video", "audio", "text"));
  private static final Parameter<String> BUSINESS_TYPE =
      Parameter.optional(
          "BusinessType",
          ParameterType.oneOf("subtitles", "watermark", "opening", "ending", "general"));
  private static final Parameter<String> TITLE =
      Parameter.optional("Title", ParameterType.text(128));
  private static final Parameter<String> DESCRIPTION =
      Parameter.optional("Description", ParameterType.text(1_024));
  private static final Parameter<String> MEDIA_TAGS =
      Parameter.optional("MediaTags", ParameterType.text(Tags.MAX_BYTES));
  private static final Parameter<String> COVER_URL =
      Parameter.optional("CoverURL", ParameterType.text(128));
  private static final Parameter<Integer> CATE_ID =
      Parameter.optional("CateId", ParameterType.whole(0, 999_999_999));
  private static final Parameter<Boolean> OVERWRITE =
      Parameter.optional("Overwrite", ParameterType.flag());
  private static final Parameter<String> CLIENT_TOKEN =
      Parameter.optional("ClientToken", ParameterType.ascii(64));
  private static final Parameter<String> REGISTER_CONFIG =
      Parameter.optional("RegisterConfig", ParameterType.text(4_096));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));

  private final Registrations registrations;
  private final CategoryActions categories;

  RegisterMediaInfo(Registrations registrations, CategoryActions categories) {
    this.categories = categories;
    this.registrations = registrations;
  }

  @Override
  public String name() {
    return "RegisterMediaInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        INPUT_URL,
        MEDIA_TYPE,
        BUSINESS_TYPE,
        TITLE,
        DESCRIPTION,
        MEDIA_TAGS,
        COVER_URL,
        CATE_ID,
        OVERWRITE,
        CLIENT_TOKEN,
        AssetParameters.REFERENCE_ID,
        REGISTER_CONFIG,
        USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String url = call.get(INPUT_URL);
    AssetKind kind =
        call.find(MEDIA_TYPE).flatMap(AssetKind::ofWord).orElseGet(() -> AssetKind.ofName(url));
    if (kind == AssetKind.OTHER) {
      throw new Refusal(
          RpcError.invalid(
              MEDIA_TYPE.name(), "it cannot be told from the ending of InputURL, name it"));
    }
    var wish =
        new NewAsset(
            Product.IMS,
            call.account(),
            call.region(),
            Event.DEFAULT_APP,
            kind,
            categories.checked(call.account(), details(call, url)),
            call.find(USER_DATA));
    return switch (registrations.register(
        wish, url, call.find(OVERWRITE).orElse(false), call.find(CLIENT_TOKEN))) {
      case Outcome.Registered(String mediaId) -> new Fields().text("MediaId", mediaId);
      case Outcome.AlreadyThere(String mediaId) ->
          throw new Refusal(
              RpcError.of(
                  "InvalidParameter.DuplicateInputURL",
                  "InputURL is registered already as %s; Overwrite replaces it."
                      .formatted(mediaId)));
      case Outcome.ReferenceTaken(String reference) ->
          throw new Refusal(
              RpcError.of(
                  "InvalidParameter.DuplicateReferenceId",
                  "Another asset has the ReferenceId %s.".formatted(reference)));
      case Outcome.NotOurs(String why) ->
          throw new Refusal(RpcError.invalid(INPUT_URL.name(), why));
    };
  }

  private static Details details(Call call, String url) throws Refusal {
    return new Details(
        call.find(TITLE).orElse(url.substring(url.lastIndexOf('/') + 1)),
        call.find(DESCRIPTION).orElse(""),
        Tags.read(
            call.find(MEDIA_TAGS).orElse(""),
            rule -> new Refusal(RpcError.invalid(MEDIA_TAGS.name(), "the list " + rule))),
        call.find(CATE_ID).map(Integer::longValue),
        call.find(COVER_URL),
        call.find(BUSINESS_TYPE),
        call.find(AssetParameters.REFERENCE_ID));
  }
}
