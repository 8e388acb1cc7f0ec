package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;

/**
 * Gives a new key for the same place, to go on with an upload. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-refreshuploadmedia.
 */
final class RefreshUploadMedia implements Action {
  private static final Parameter<String> MEDIA_ID =
      Parameter.required("MediaId", ParameterType.text(64));

  private final Uploads uploads;
  private final UploadGrants grants;

  RefreshUploadMedia(Uploads uploads, UploadGrants grants) {
    this.uploads = uploads;
    this.grants = grants;
  }

  @Override
  public String name() {
    return "RefreshUploadMedia";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(MEDIA_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Uploads.Awaited upload =
        uploads
            .find(call.account(), Product.IMS, call.get(MEDIA_ID))
            .orElseThrow(() ->
                new Refusal(
                    RpcError.of("MediaNotFound", "There is no upload under way of this MediaId.")));
    return new Fields().text("MediaId", upload.asset().mediaId()).all(grants.of(upload));
  }
}
