package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Attributes;
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
import dev.cuepost.openapi.upload.Members;
import dev.cuepost.openapi.upload.MetaData;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;
import java.util.Optional;

/**
 * Begins an asset and gives the place for its file. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-createuploadmedia.
 */
final class CreateUploadMedia implements Action {
  private static final Parameter<String> FILE_INFO =
      Parameter.required("FileInfo", ParameterType.text(4_096));
  private static final Parameter<String> META_DATA =
      Parameter.optional("MediaMetaData", ParameterType.text(65_536));
  private static final Parameter<String> APP_ID =
      Parameter.optional("AppId", ParameterType.text(64));
  private static final Parameter<String> ENTITY_ID =
      Parameter.optional("EntityId", ParameterType.text(64));
  private static final Parameter<String> POST_PROCESS =
      Parameter.optional("PostProcessConfig", ParameterType.text(4_096));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));

  private static final int DYNAMIC_BYTES = 65_536;

  private final Uploads uploads;
  private final UploadGrants grants;
  private final CategoryActions categories;
  private final Destinations destinations;

  CreateUploadMedia(
      Uploads uploads, UploadGrants grants, CategoryActions categories, Destinations destinations) {
    this.destinations = destinations;
    this.categories = categories;
    this.uploads = uploads;
    this.grants = grants;
  }

  @Override
  public String name() {
    return "CreateUploadMedia";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        FILE_INFO,
        META_DATA,
        APP_ID,
        ENTITY_ID,
        POST_PROCESS,
        Destinations.TARGET_CONFIG,
        USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Members file = Members.read(FILE_INFO.name(), call.get(FILE_INFO));
    String type = file.required("Type", 16);
    AssetKind kind =
        AssetKind.ofWord(type)
            .orElseThrow(() -> file.wrong("Type", "is one of video, audio, image, text, other"));
    String name = file.required("Name", 255);
    String extension = file.required("Ext", 16);
    if (!extension.matches("[A-Za-z0-9]+")) {
      throw file.wrong("Ext", "has letters and digits only, without a dot");
    }
    Optional<Long> size = file.whole("Size");
    if (size.filter(bytes -> bytes == 0).isPresent()) {
      throw file.wrong("Size", "is more than 0 bytes");
    }
    Members meta =
        call.find(META_DATA).isPresent()
            ? Members.read(META_DATA.name(), call.find(META_DATA).get())
            : Members.none(META_DATA.name());
    Optional<String> dynamic = meta.textOrJson("DynamicMetaData", DYNAMIC_BYTES);
    Uploads.Awaited upload =
        uploads.begin(
            new NewAsset(
                    Product.IMS,
                    call.account(),
                    call.region(),
                    call.find(APP_ID).orElse(Event.DEFAULT_APP),
                    kind,
                    categories.checked(call.account(), MetaData.details(meta, name)),
                    call.find(USER_DATA))
                .in(destinations.ofMedia(call))
                .saying(
                    dynamic
                        .map(OwnFields::of)
                        .orElse(Attributes.NONE)
                        .and(Attributes.ENTITY, call.find(ENTITY_ID))),
            extension,
            dynamic);
    return new Fields()
        .text("MediaId", upload.asset().mediaId())
        .text("FileURL", upload.asset().url())
        .text("MediaURL", upload.asset().url())
        .all(grants.of(upload));
  }
}
