package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Changes;
import dev.cuepost.media.process.job.MadeOfVideo;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the files of videos as they were uploaded; the videos stay, with what was made of them.
 * Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-deletemezzanines.
 */
final class DeleteMezzanines implements Action {
  private static final Parameter<Boolean> FORCE = Parameter.optional("Force", ParameterType.flag());

  private final Assets assets;
  private final Changes changes;
  private final MadeOfVideo made;

  DeleteMezzanines(Assets assets, Changes changes, MadeOfVideo made) {
    this.assets = assets;
    this.changes = changes;
    this.made = made;
  }

  @Override
  public String name() {
    return "DeleteMezzanines";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(NamedVideos.VIDEO_IDS, NamedVideos.REFERENCE_IDS, FORCE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    NamedVideos named = NamedVideos.of(assets, call);
    if (named.found().isEmpty()) {
      throw new Refusal(VideoParameters.notFound());
    }
    boolean force = call.find(FORCE).orElse(false);
    List<String> kept = new ArrayList<>();
    for (Asset video : named.found()) {
      boolean needed =
          switch (made.useOfFile(video)) {
            case UNDER_WAY -> true;
            case PLAYED -> !force;
            case NONE -> false;
          };
      if (needed || !changes.deleteFile(call.account(), video.mediaId())) {
        kept.add(video.mediaId());
      }
    }
    return named.absent().items("UnRemoveableVideoIds", NamedVideos.texts(kept));
  }
}
