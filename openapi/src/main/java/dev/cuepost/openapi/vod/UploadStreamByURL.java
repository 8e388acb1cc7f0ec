package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.media.stream.Streams;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.upload.Members;
import dev.cuepost.openapi.upload.SourceUrls;
import dev.cuepost.openapi.upload.StreamPulls;
import java.util.List;
import java.util.Optional;

/**
 * Has a stream of a video fetched that its user made elsewhere. Source: models of
 * com.aliyun:vod20170321, UploadStreamByURL.
 */
record UploadStreamByURL(Assets assets, StreamPulls pulling) implements Action {
  private static final Parameter<String> MEDIA_ID =
      Parameter.required("MediaId", ParameterType.text(64));
  private static final Parameter<String> STREAM_URL =
      Parameter.required("StreamURL", ParameterType.text(6_144));
  private static final Parameter<String> DEFINITION =
      Parameter.required(
          "Definition", ParameterType.oneOf("FD", "LD", "SD", "HD", "OD", "2K", "4K", "SQ", "HQ"));
  private static final Parameter<String> EXTENSION =
      Parameter.optional(
          "FileExtension",
          new ParameterType<>(
              "has 1 to 16 letters and digits",
              text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9]{1,16}"))));
  private static final Parameter<String> HDR_TYPE =
      Parameter.optional("HDRType", ParameterType.text(32));
  private static final Parameter<String> META_DATA =
      Parameter.optional("UploadMetadata", ParameterType.text(4_096));

  @Override
  public String name() {
    return "UploadStreamByURL";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        MEDIA_ID,
        STREAM_URL,
        DEFINITION,
        EXTENSION,
        HDR_TYPE,
        META_DATA,
        VideoParameters.USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video =
        assets
            .find(call.account(), Product.VOD, call.get(MEDIA_ID))
            .filter(asset -> asset.kind().plays())
            .orElseThrow(() -> new Refusal(VideoParameters.notFound()));
    if (video.state() != AssetState.NORMAL) {
      throw new Refusal(
          RpcError.of(
              400, "Forbidden.IllegalStatus", "The status of the video does not allow this."));
    }
    if (call.find(META_DATA).isPresent()) {
      var _ = Members.read(META_DATA.name(), call.get(META_DATA));
    }
    String url = SourceUrls.read(call.get(STREAM_URL), 1, UploadStreamByURL::noSource).getFirst();
    if (!Pulls.isAddress(url)) {
      throw noSource("the URL must begin with http:// or https://, was " + url);
    }
    String extension =
        call.find(EXTENSION)
            .or(() -> SourceUrls.extension(url))
            .orElseThrow(() -> new Refusal(RpcError.missing(EXTENSION.name())));
    Streams.Pulled pulled =
        pulling.pull(
            video,
            new Streams.Wanted(
                url,
                extension,
                Optional.of(call.get(DEFINITION)),
                call.find(VideoParameters.USER_DATA)));
    return new Fields()
        .text("StreamJobId", pulled.jobId())
        .text("FileURL", pulled.url())
        .text("SourceURL", url);
  }

  private static Refusal noSource(String reason) {
    return new Refusal(RpcError.invalid(STREAM_URL.name(), reason));
  }
}
