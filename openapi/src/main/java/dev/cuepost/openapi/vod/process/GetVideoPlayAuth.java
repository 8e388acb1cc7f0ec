package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.JsonFields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.vod.VideoParameters;
import java.time.Duration;
import java.util.List;

/**
 * Gives a player what it needs to play one video for a while. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getvideoplayauth.
 */
record GetVideoPlayAuth(Assets assets, PlayGrants grants) implements Action {
  private static final double MILLIS_PER_SECOND = 1_000;
  private static final int VALID_DEFAULT = 100;

  private static final Parameter<Integer> TIMEOUT =
      Parameter.optional("AuthInfoTimeout", ParameterType.whole(VALID_DEFAULT, 3_000));
  private static final Parameter<String> API_VERSION =
      Parameter.optional("ApiVersion", ParameterType.oneOf("1.0.0"));

  @Override
  public String name() {
    return "GetVideoPlayAuth";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(VideoParameters.VIDEO_ID, VideoParameters.REFERENCE_ID, TIMEOUT, API_VERSION);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    if (video.state() != AssetState.NORMAL) {
      throw new Refusal(
          RpcError.forbidden(
              "Forbidden.IllegalStatus",
              "The status of the video does not allow it to be played."));
    }
    double seconds =
        video
            .file()
            .flatMap(AssetFile::length)
            .map(length -> length.toMillis() / MILLIS_PER_SECOND)
            .orElse(0.0);
    ObjectNode meta =
        JobParameters.object()
            .put("VideoId", video.mediaId())
            .put("Title", video.details().title())
            .put("Status", "Normal")
            .put("Duration", seconds);
    video.details().coverUrl().ifPresent(url -> meta.put("CoverURL", url));
    Duration valid = Duration.ofSeconds(call.find(TIMEOUT).orElse(VALID_DEFAULT));
    return new Fields()
        .text("PlayAuth", grants.of(video, meta, valid))
        .fields("VideoMeta", JsonFields.of(meta.toString()));
  }
}
