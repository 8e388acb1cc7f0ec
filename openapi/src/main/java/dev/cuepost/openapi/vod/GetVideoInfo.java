package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.AuditStatus;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.review.Reviews;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells about a video. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getvideoinfo.
 */
final class GetVideoInfo implements Action {
  private final Assets assets;
  private final VideoAnswers videos;
  private final Function<Asset, Optional<String>> groups;
  private final Reviews reviews;

  /**
   * @param groups the group of templates by which streams were made last
   */
  GetVideoInfo(
      Assets assets,
      VideoAnswers videos,
      Function<Asset, Optional<String>> groups,
      Reviews reviews) {
    this.assets = assets;
    this.videos = videos;
    this.groups = groups;
    this.reviews = reviews;
  }

  @Override
  public String name() {
    return "GetVideoInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(VideoParameters.VIDEO_ID, VideoParameters.REFERENCE_ID);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    return new Fields()
        .fields(
            "Video",
            videos
                .full(video)
                .text("TemplateGroupId", groups.apply(video))
                .text(
                    "AuditStatus",
                    reviews.history(video.mediaId(), true, 1, 1).latest().map(AuditStatus::word)));
  }
}
