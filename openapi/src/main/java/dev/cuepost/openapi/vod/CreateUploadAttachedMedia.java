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
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Begins a watermark, a subtitle or the like and gives the place for its file. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-createuploadattachedmedia.
 */
final class CreateUploadAttachedMedia implements Action {
  /** What each business has if no extension is given. */
  private static final Map<String, String> EXTENSIONS =
      Map.of("watermark", "png", "subtitle", "srt", "material", "mp4");

  private static final Parameter<String> BUSINESS_TYPE =
      Parameter.required("BusinessType", ParameterType.oneOf("watermark", "subtitle", "material"));
  private static final Parameter<String> MEDIA_EXT =
      Parameter.optional(
          "MediaExt",
          new ParameterType<>(
              "has 1 to 16 letters and digits",
              text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9]{1,16}"))));
  private static final Parameter<String> FILE_NAME =
      Parameter.optional("FileName", ParameterType.text(1_024));
  private static final Parameter<String> FILE_SIZE =
      Parameter.optional("FileSize", ParameterType.text(32));

  private static final Parameter<String> CATE_IDS =
      Parameter.optional("CateIds", ParameterType.text(64));
  private static final int MOST_CATEGORIES = 5;

  private final Uploads uploads;
  private final UploadGrants grants;
  private final CategoryActions categories;
  private final Destinations destinations;

  CreateUploadAttachedMedia(
      Uploads uploads, UploadGrants grants, CategoryActions categories, Destinations destinations) {
    this.categories = categories;
    this.destinations = destinations;
    this.uploads = uploads;
    this.grants = grants;
  }

  @Override
  public String name() {
    return "CreateUploadAttachedMedia";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        BUSINESS_TYPE,
        MEDIA_EXT,
        FILE_NAME,
        FILE_SIZE,
        CATE_IDS,
        Destinations.STORAGE_LOCATION,
        AppId.PARAMETER,
        VideoParameters.TITLE,
        VideoParameters.DESCRIPTION,
        VideoParameters.TAGS,
        VideoParameters.USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String business = call.get(BUSINESS_TYPE);
    List<Long> wanted =
        call.find(CATE_IDS).isPresent()
            ? categories.checked(
                call.account(), CATE_IDS.name(), call.get(CATE_IDS), MOST_CATEGORIES)
            : List.of();
    Uploads.Awaited upload =
        uploads.begin(
            new NewAsset(
                    Product.VOD,
                    call.account(),
                    call.region(),
                    AppId.of(call),
                    AssetKind.OTHER,
                    VideoParameters.details(call, VideoParameters.TITLE, Details.NONE)
                        .ofBusiness(business)
                        .inCategory(wanted.stream().findFirst()),
                    call.find(VideoParameters.USER_DATA))
                .in(destinations.ofVideo(call))
                .saying(
                    Attributes.NONE.and(
                        Attributes.CATEGORIES,
                        Optional.of(String.join(",", wanted.stream().map(String::valueOf).toList()))
                            .filter(list -> !list.isEmpty()))),
            extension(call, business));
    return new Fields()
        .text("MediaId", upload.asset().mediaId())
        .text("MediaURL", upload.asset().url())
        .text("FileURL", upload.asset().url())
        .all(grants.of(upload));
  }

  private static String extension(Call call, String business) throws Refusal {
    Optional<String> given = call.find(MEDIA_EXT);
    Optional<String> name = call.find(FILE_NAME);
    if (given.isEmpty() && name.isPresent()) {
      return VideoParameters.extension(FILE_NAME, name.get());
    }
    return given.orElse(EXTENSIONS.getOrDefault(business, "bin"));
  }
}
