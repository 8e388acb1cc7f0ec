package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.AuditStatus;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.review.Review;
import dev.cuepost.media.review.Reviews;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.WireTime;
import java.util.List;

/**
 * Tells what was decided about a video. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getaudithistory.
 */
final class GetAuditHistory implements Action {
  private static final Parameter<Integer> PAGE_NO =
      Parameter.optional("PageNo", ParameterType.whole(1, 999_999));
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, 100));
  private static final Parameter<String> SORT_BY =
      Parameter.optional("SortBy", ParameterType.oneOf("CreationTime:Desc", "CreationTime:Asc"));

  private final Assets assets;
  private final Reviews reviews;

  GetAuditHistory(Assets assets, Reviews reviews) {
    this.assets = assets;
    this.reviews = reviews;
  }

  @Override
  public String name() {
    return "GetAuditHistory";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(VideoParameters.VIDEO_ID, PAGE_NO, PAGE_SIZE, SORT_BY);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    Reviews.History history =
        reviews.history(
            video.mediaId(),
            !call.find(SORT_BY).orElse("").endsWith("Asc"),
            call.find(PAGE_NO).orElse(1),
            call.find(PAGE_SIZE).orElse(10));
    return new Fields()
        .items("Histories", history.reviews().stream().map(GetAuditHistory::review).toList())
        .text("Status", history.latest().map(AuditStatus::word))
        .whole("Total", history.total());
  }

  private static Fields review(Review review) {
    return new Fields()
        .text("CreationTime", WireTime.of(review.at()))
        .text("Status", review.status().word())
        .text("Reason", review.reason())
        .text("Comment", review.comment())
        .text("Auditor", review.auditor());
  }
}
