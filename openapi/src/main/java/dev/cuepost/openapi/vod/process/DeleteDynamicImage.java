package dev.cuepost.openapi.vod.process;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.job.ImageDeletions;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.vod.VideoParameters;
import java.util.List;
import java.util.Set;

/**
 * Deletes animated images of a video with their files. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-deletedynamicimage.
 */
record DeleteDynamicImage(Assets assets, ImageDeletions deletions) implements Action {
  private static final Parameter<String> IDS =
      Parameter.required("DynamicImageIds", ParameterType.text(1_024));

  @Override
  public String name() {
    return "DeleteDynamicImage";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(VideoParameters.VIDEO_ID, IDS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    List<String> ids = VideoParameters.others(IDS, call);
    JobParameters.accepted(deletions.delete(video, Set.copyOf(ids)));
    return new Fields();
  }
}
