package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.media.stream.Streams;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.NamedAction;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.upload.SourceUrls;
import dev.cuepost.openapi.upload.StreamPulls;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Adds further files to assets. Source: models of com.aliyun:ice20201109, RegisterMediaStream,
 * CreateUploadStream and UploadStreamByURL.
 */
record MediaStreamActions(
    Assets assets, Streams streams, StreamPulls pulling, UploadGrants grants) {
  private static final Parameter<String> MEDIA_ID =
      Parameter.required("MediaId", ParameterType.text(64));
  private static final Parameter<String> INPUT_URL =
      Parameter.required("InputURL", ParameterType.text(1_024));
  private static final Parameter<String> STREAM_URL =
      Parameter.required("StreamURL", ParameterType.text(6_144));
  private static final Parameter<String> TAGS =
      Parameter.optional("StreamTags", ParameterType.text(1_024));
  private static final Parameter<String> DEFINITION =
      Parameter.optional(
          "Definition", ParameterType.oneOf("FD", "LD", "SD", "HD", "OD", "2K", "4K", "SQ", "HQ"));
  private static final Parameter<String> EXTENSION =
      Parameter.optional(
          "FileExtension",
          new ParameterType<>(
              "has 1 to 16 letters and digits",
              text -> Optional.of(text).filter(t -> t.matches("[A-Za-z0-9]{1,16}"))));
  private static final Parameter<String> HDR_TYPE =
      Parameter.optional("HDRType", ParameterType.text(32));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));

  static List<Action> all(
      Assets assets, Streams streams, StreamPulls pulling, UploadGrants grants) {
    var actions = new MediaStreamActions(assets, streams, pulling, grants);
    return List.of(
        new NamedAction(
            "RegisterMediaStream",
            List.of(MEDIA_ID, INPUT_URL, TAGS, USER_DATA),
            actions::register),
        new NamedAction(
            "CreateUploadStream",
            List.of(MEDIA_ID, DEFINITION, EXTENSION, HDR_TYPE, USER_DATA),
            actions::upload),
        new NamedAction(
            "UploadStreamByURL",
            List.of(MEDIA_ID, STREAM_URL, DEFINITION, EXTENSION, HDR_TYPE, USER_DATA),
            actions::pull));
  }

  private Fields register(Call call) throws Refusal {
    Asset asset = asset(call);
    return switch (streams.register(asset, call.get(INPUT_URL), call.find(USER_DATA))) {
      case Streams.Outcome.Registered _ -> new Fields().text("MediaId", asset.mediaId());
      case Streams.Outcome.AlreadyThere _ ->
          throw new Refusal(
              RpcError.of(
                  "InvalidParameter.DuplicateInputURL",
                  "The asset has a stream of the InputURL already."));
      case Streams.Outcome.NotOurs(String why) ->
          throw new Refusal(RpcError.invalid(INPUT_URL.name(), why));
    };
  }

  private Fields upload(Call call) throws Refusal {
    Asset asset = asset(call);
    String extension =
        call.find(EXTENSION).orElseGet(() -> ending(asset.url())).toLowerCase(Locale.ROOT);
    Uploads.Awaited awaited = streams.begin(asset, extension, call.find(USER_DATA));
    return new Fields()
        .text("MediaId", asset.mediaId())
        .text("FileURL", streams.url(awaited))
        .all(grants.of(awaited));
  }

  private Fields pull(Call call) throws Refusal {
    Asset asset = asset(call);
    String url = SourceUrls.read(call.get(STREAM_URL), 1, MediaStreamActions::noSource).getFirst();
    if (!Pulls.isAddress(url)) {
      throw noSource("the URL must begin with http:// or https://, was " + url);
    }
    String extension =
        call.find(EXTENSION)
            .or(() -> SourceUrls.extension(url))
            .orElseGet(() -> ending(asset.url()));
    Streams.Pulled pulled =
        pulling.pull(
            asset, new Streams.Wanted(url, extension, call.find(DEFINITION), call.find(USER_DATA)));
    return new Fields()
        .text("MediaId", asset.mediaId())
        .text("JobId", pulled.jobId())
        .text("FileURL", pulled.url())
        .text("SourceURL", url);
  }

  private static Refusal noSource(String reason) {
    return new Refusal(RpcError.invalid(STREAM_URL.name(), reason));
  }

  /** That of the asset's own file. */
  private static String ending(String url) {
    String ending = url.substring(url.lastIndexOf('.') + 1);
    return ending.matches("[A-Za-z0-9]{1,16}") ? ending : "bin";
  }

  private Asset asset(Call call) throws Refusal {
    return assets
        .find(call.account(), Product.IMS, call.get(MEDIA_ID))
        .orElseThrow(() -> new Refusal(AssetParameters.NOT_FOUND));
  }
}
