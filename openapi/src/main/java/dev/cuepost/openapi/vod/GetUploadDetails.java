package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.WireTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells how far uploads have come. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getuploaddetails.
 */
final class GetUploadDetails implements Action {
  private static final Parameter<String> MEDIA_IDS =
      Parameter.required("MediaIds", ParameterType.text(4_096));
  private static final Parameter<String> MEDIA_TYPE =
      Parameter.optional("MediaType", ParameterType.oneOf("video"));

  private final Assets assets;

  GetUploadDetails(Assets assets) {
    this.assets = assets;
  }

  @Override
  public String name() {
    return "GetUploadDetails";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(MEDIA_IDS, MEDIA_TYPE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<Fields> told = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (String id : VideoParameters.others(MEDIA_IDS, call)) {
      assets
          .find(call.account(), Product.VOD, id)
          .filter(asset -> asset.kind().plays())
          .ifPresentOrElse(video -> told.add(told(video)), () -> absent.add(id));
    }
    return new Fields()
        .items("UploadDetails", told)
        .items("NonExistMediaIds", NamedVideos.texts(absent))
        .items("ForbiddenMediaIds", List.of());
  }

  /** A file is either there as a whole or not at all, as its parts are nowhere counted. */
  private static Fields told(Asset video) {
    long size = video.file().map(AssetFile::sizeBytes).orElse(0L);
    Fields fields =
        new Fields()
            .text("MediaId", video.mediaId())
            .text("Title", video.details().title())
            .text("Status", VideoAnswer.status(video.state()))
            .text("UploadStatus", uploadStatus(video.state(), size))
            .real("UploadRatio", Optional.of(size > 0 ? 1.0 : 0.0))
            .whole("UploadSize", size)
            .text("CreationTime", WireTime.of(video.createdAt()))
            .text("ModificationTime", WireTime.of(video.modifiedAt()));
    return size > 0 ? fields.whole("FileSize", size) : fields;
  }

  private static String uploadStatus(AssetState state, long size) {
    return switch (state) {
      case UPLOADING -> "Uploading";
      case ANALYSING, NORMAL, BLOCKED -> "UploadSucc";
      case FAILED -> size > 0 ? "UploadSucc" : "UploadFail";
    };
  }
}
