package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Attributes;
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
import dev.cuepost.openapi.category.CateId;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Members;
import dev.cuepost.openapi.upload.Tags;
import java.util.List;
import java.util.Optional;

/**
 * Makes an asset of a file that lies in a bucket here, or of a video of VOD. Source:
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
  private static final Parameter<Boolean> OVERWRITE =
      Parameter.optional("Overwrite", ParameterType.flag());
  private static final Parameter<String> CLIENT_TOKEN =
      Parameter.optional("ClientToken", ParameterType.ascii(64));
  private static final Parameter<String> REGISTER_CONFIG =
      Parameter.optional("RegisterConfig", ParameterType.text(4_096));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));

  private final Assets assets;
  private final Registrations registrations;
  private final CategoryActions categories;

  RegisterMediaInfo(Assets assets, Registrations registrations, CategoryActions categories) {
    this.assets = assets;
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
        CateId.PARAMETER,
        OVERWRITE,
        CLIENT_TOKEN,
        AssetParameters.REFERENCE_ID,
        REGISTER_CONFIG,
        USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String url = call.get(INPUT_URL);
    Optional<Asset> video =
        AssetParameters.isVideo(url) ? Optional.of(video(call, url)) : Optional.empty();
    AssetKind kind =
        call.find(MEDIA_TYPE)
            .flatMap(AssetKind::ofWord)
            .or(() -> video.map(Asset::kind))
            .orElseGet(() -> AssetKind.ofName(url));
    if (kind == AssetKind.OTHER) {
      throw new Refusal(
          RpcError.invalid(
              MEDIA_TYPE.name(), "it cannot be told from the ending of InputURL, name it"));
    }
    Details known =
        video
            .map(Asset::details)
            .orElse(Details.NONE.titled(url.substring(url.lastIndexOf('/') + 1)));
    var wish =
        new NewAsset(
                Product.IMS,
                call.account(),
                call.region(),
                Event.DEFAULT_APP,
                kind,
                categories.checked(call.account(), details(call, known)),
                call.find(USER_DATA))
            .saying(Attributes.NONE.and(Attributes.LIBRARY, library(call)));
    boolean overwrite = call.find(OVERWRITE).orElse(false);
    Optional<String> token = call.find(CLIENT_TOKEN);
    Outcome outcome =
        video.isPresent()
            ? registrations.register(wish, video.get(), overwrite, token)
            : registrations.register(wish, url, overwrite, token);
    return switch (outcome) {
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

  private Asset video(Call call, String url) throws Refusal {
    Asset video =
        AssetParameters.video(assets, call, url)
            .orElseThrow(() ->
                new Refusal(
                    RpcError.of("MediaNotFound", "There is no video %s of VOD.".formatted(url))));
    if (video.state() != AssetState.NORMAL
        || video.file().filter(file -> file.sizeBytes() > 0).isEmpty()) {
      throw new Refusal(
          RpcError.invalid(INPUT_URL.name(), "the file of the video is not there, was " + url));
    }
    return video;
  }

  private static Optional<String> library(Call call) throws Refusal {
    Optional<String> config = call.find(REGISTER_CONFIG);
    return config.isEmpty()
        ? Optional.empty()
        : Members.read(REGISTER_CONFIG.name(), config.get()).text("SearchLibName", 128);
  }

  private static Details details(Call call, Details known) throws Refusal {
    Optional<String> tags = call.find(MEDIA_TAGS);
    return new Details(
        call.find(TITLE).orElse(known.title()),
        call.find(DESCRIPTION).orElse(known.description()),
        tags.isEmpty()
            ? known.tags()
            : Tags.read(
                tags.get(),
                rule -> new Refusal(RpcError.invalid(MEDIA_TAGS.name(), "the list " + rule))),
        CateId.of(call, Optional.empty()),
        call.find(COVER_URL).or(known::coverUrl),
        call.find(BUSINESS_TYPE),
        call.find(AssetParameters.REFERENCE_ID));
  }
}
