package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Changes;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes subtitles, watermarks and other files beside videos. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-deleteattachedmedia.
 */
final class DeleteAttachedMedia implements Action {
  private static final Parameter<String> MEDIA_IDS =
      Parameter.required("MediaIds", ParameterType.text(4_096));

  private final Assets assets;
  private final Changes changes;

  DeleteAttachedMedia(Assets assets, Changes changes) {
    this.assets = assets;
    this.changes = changes;
  }

  @Override
  public String name() {
    return "DeleteAttachedMedia";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(MEDIA_IDS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    var missing = new ArrayList<Value>();
    for (String id : VideoParameters.others(MEDIA_IDS, call)) {
      if (GetAttachedMediaInfo.find(assets, call, id).isEmpty()
          || !changes.delete(call.account(), Product.VOD, id, true)) {
        missing.add(new Value.Text(id));
      }
    }
    return new Fields().items("NonExistMediaIds", missing);
  }
}
