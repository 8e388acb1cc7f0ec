package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
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
 * Deletes videos with their files. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-deletevideo.
 */
final class DeleteVideo implements Action {
  private static final Parameter<String> VIDEO_IDS =
      Parameter.required("VideoIds", ParameterType.text(4_096));

  private final Changes changes;

  DeleteVideo(Changes changes) {
    this.changes = changes;
  }

  @Override
  public String name() {
    return "DeleteVideo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(VIDEO_IDS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<String> ids = VideoParameters.ids(VIDEO_IDS, call);
    var missing = new ArrayList<Value>();
    for (String id : ids) {
      if (!changes.delete(call.account(), Product.VOD, id, true)) {
        missing.add(new Value.Text(id));
      }
    }
    if (missing.size() == ids.size()) {
      throw new Refusal(VideoParameters.notFound());
    }
    return new Fields().items("NonExistVideoIds", missing).items("ForbiddenVideoIds", List.of());
  }
}
