package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CateId;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.StreamWishes;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;
import java.util.Optional;

/**
 * Begins a video or a sound and gives the place for its file. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-createuploadvideo.
 */
final class CreateUploadVideo implements Action {
  private static final Parameter<String> FILE_NAME =
      Parameter.required("FileName", ParameterType.text(1_024));
  private static final Parameter<String> FILE_SIZE =
      Parameter.optional("FileSize", ParameterType.text(32));
  private static final Parameter<String> TITLE = Parameter.required("Title", ParameterType.text());

  private final Assets assets;
  private final Uploads uploads;
  private final UploadGrants grants;
  private final CategoryActions categories;
  private final StreamWishes streams;
  private final Destinations destinations;

  CreateUploadVideo(
      Assets assets,
      Uploads uploads,
      UploadGrants grants,
      CategoryActions categories,
      StreamWishes streams,
      Destinations destinations) {
    this.destinations = destinations;
    this.streams = streams;
    this.categories = categories;
    this.assets = assets;
    this.uploads = uploads;
    this.grants = grants;
  }

  @Override
  public String name() {
    return "CreateUploadVideo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        TITLE,
        FILE_NAME,
        FILE_SIZE,
        Destinations.STORAGE_LOCATION,
        StreamWishes.GROUP_ID,
        AppId.PARAMETER,
        VideoParameters.DESCRIPTION,
        VideoParameters.TAGS,
        CateId.PARAMETER,
        VideoParameters.COVER_URL,
        VideoParameters.REFERENCE_ID,
        VideoParameters.USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String extension = VideoParameters.extension(FILE_NAME, call.get(FILE_NAME));
    AssetKind kind = AssetKind.ofExtension(extension);
    if (!kind.plays()) {
      throw new Refusal(
          RpcError.of(
              "InvalidFileName.Extension",
              "Files that end in .%s are neither video nor sound.".formatted(extension)));
    }
    Optional<String> reference = call.find(VideoParameters.REFERENCE_ID);
    if (reference
        .flatMap(id -> assets.findByReference(call.account(), Product.VOD, id))
        .isPresent()) {
      throw new Refusal(
          RpcError.invalid(
              VideoParameters.REFERENCE_ID.name(),
              "another video has it, was %s".formatted(reference.get())));
    }
    Optional<TemplateGroup> group = streams.group(call);
    Uploads.Awaited upload =
        uploads.begin(
            new NewAsset(
                    Product.VOD,
                    call.account(),
                    call.region(),
                    AppId.of(call),
                    kind,
                    categories.checked(
                        call.account(), VideoParameters.details(call, TITLE, Details.NONE)),
                    call.find(VideoParameters.USER_DATA))
                .in(destinations.ofVideo(call)),
            extension);
    group.ifPresent(wanted -> streams.await(upload.asset().mediaId(), wanted));
    return new Fields().text("VideoId", upload.asset().mediaId()).all(grants.of(upload));
  }
}
