package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Attributes;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.category.CateId;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Begins a picture and gives the place for its file. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-createuploadimage.
 */
final class CreateUploadImage implements Action {
  private static final Parameter<String> IMAGE_TYPE =
      Parameter.required("ImageType", ParameterType.oneOf("default", "cover"));
  private static final List<String> ENDINGS = List.of("png", "jpg", "jpeg", "gif");
  private static final Parameter<String> IMAGE_EXT =
      Parameter.optional("ImageExt", ParameterType.oneOf(ENDINGS.toArray(String[]::new)));
  private static final Parameter<String> ORIGINAL_FILE_NAME =
      Parameter.optional("OriginalFileName", ParameterType.text(1_024));

  private final Uploads uploads;
  private final UploadGrants grants;
  private final CategoryActions categories;
  private final Destinations destinations;

  CreateUploadImage(
      Uploads uploads, UploadGrants grants, CategoryActions categories, Destinations destinations) {
    this.destinations = destinations;
    this.categories = categories;
    this.uploads = uploads;
    this.grants = grants;
  }

  @Override
  public String name() {
    return "CreateUploadImage";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        IMAGE_TYPE,
        IMAGE_EXT,
        ORIGINAL_FILE_NAME,
        Destinations.STORAGE_LOCATION,
        AppId.PARAMETER,
        VideoParameters.TITLE,
        VideoParameters.DESCRIPTION,
        VideoParameters.TAGS,
        CateId.PARAMETER,
        VideoParameters.USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Uploads.Awaited upload =
        uploads.begin(
            new NewAsset(
                    Product.VOD,
                    call.account(),
                    call.region(),
                    AppId.of(call),
                    AssetKind.IMAGE,
                    categories.checked(
                        call.account(),
                        VideoParameters.details(call, VideoParameters.TITLE, Details.NONE)
                            .ofBusiness(call.get(IMAGE_TYPE))),
                    call.find(VideoParameters.USER_DATA))
                .in(destinations.ofVideo(call))
                .saying(
                    Attributes.NONE.and(Attributes.ORIGINAL_NAME, call.find(ORIGINAL_FILE_NAME))),
            call.find(IMAGE_EXT)
                .or(() -> call.find(ORIGINAL_FILE_NAME).flatMap(CreateUploadImage::ending))
                .orElse("png"));
    return new Fields()
        .text("ImageId", upload.asset().mediaId())
        .text("ImageURL", upload.asset().url())
        .text("FileURL", upload.asset().url())
        .all(grants.of(upload));
  }

  /** What a file's name ends in, if it is the ending of a picture. */
  private static Optional<String> ending(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.of(ending).filter(ENDINGS::contains);
  }
}
