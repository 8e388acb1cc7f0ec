package dev.cuepost.openapi.vod.process;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.job.StreamDeletions;
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
 * Deletes streams of a video with their files. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-deletestream.
 */
record DeleteStream(Assets assets, StreamDeletions deletions) implements Action {
  private static final Parameter<String> JOB_IDS =
      Parameter.required("JobIds", ParameterType.text(1_024));

  @Override
  public String name() {
    return "DeleteStream";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(VideoParameters.VIDEO_ID, VideoParameters.REFERENCE_ID, JOB_IDS);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    List<String> jobIds = VideoParameters.others(JOB_IDS, call);
    JobParameters.accepted(deletions.delete(video, Set.copyOf(jobIds)));
    return new Fields();
  }
}
