package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.upload.FileReport;
import dev.cuepost.openapi.upload.ReadUrls;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells about the file of a video as it was uploaded. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getmezzanineinfo.
 */
final class GetMezzanineInfo implements Action {
  private static final double MILLIS_PER_SECOND = 1_000;

  private static final Parameter<String> ADDITION_TYPE =
      Parameter.optional("AdditionType", ParameterType.text(64));

  private final Assets assets;
  private final VideoFacts facts;
  private final ReadUrls urls;

  GetMezzanineInfo(Assets assets, VideoFacts facts, ReadUrls urls) {
    this.assets = assets;
    this.facts = facts;
    this.urls = urls;
  }

  @Override
  public String name() {
    return "GetMezzanineInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        VideoParameters.VIDEO_ID,
        VideoParameters.REFERENCE_ID,
        VideoParameters.AUTH_TIMEOUT,
        VideoParameters.OUTPUT_TYPE,
        ADDITION_TYPE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    AssetFile file =
        video
            .file()
            .filter(known -> known.sizeBytes() > 0)
            .orElseThrow(() ->
                new Refusal(
                    RpcError.forbidden(
                        "Forbidden.IllegalStatus", "The file of the video is not there.")));
    Set<String> additions = Set.copyOf(List.of(call.find(ADDITION_TYPE).orElse("").split(",", -1)));
    FileReport report = FileReport.of(file);
    Fields fields =
        mezzanine(video, file, report, urls.of(video, VideoParameters.authTimeout(call)));
    if (additions.contains("video")) {
      fields.items("VideoStreamList", report.streams("video"));
    }
    if (additions.contains("audio")) {
      fields.items("AudioStreamList", report.streams("audio"));
    }
    return new Fields().fields("Mezzanine", fields);
  }

  private Fields mezzanine(Asset video, AssetFile file, FileReport report, String url) {
    var fields =
        new Fields()
            .text("VideoId", video.mediaId())
            .text("FileURL", url)
            .text("FileName", video.url().substring(video.url().lastIndexOf('/') + 1))
            .whole("Size", file.sizeBytes())
            .text("Status", "Normal")
            .text("Bitrate", report.bitrate())
            .text(
                "Duration",
                file.length()
                    .map(l -> String.format(Locale.ROOT, "%.4f", l.toMillis() / MILLIS_PER_SECOND)))
            .text("Fps", report.frameRate())
            .text("OutputType", "oss")
            .text("PreprocessStatus", facts.preprocessStatus(video))
            .all(VideoAnswer.storage(video.storage()))
            .text("CreationTime", WireTime.of(video.createdAt()));
    report.width().ifPresent(width -> fields.whole("Width", Long.parseLong(width)));
    report.height().ifPresent(height -> fields.whole("Height", Long.parseLong(height)));
    return fields;
  }
}
