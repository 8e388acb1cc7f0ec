package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.MadeOfVideo;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.StreamMeta;
import dev.cuepost.media.stream.FetchedStream;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.upload.FileReport;
import dev.cuepost.openapi.vod.VideoParameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells what of a video can be played: the streams that were made of it, or else its file. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getplayinfo.
 */
record GetPlayInfo(
    Assets assets, MadeOfVideo made, Function<Asset, List<FetchedStream>> fetched, StreamUrls urls)
    implements Action {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

  private static final Parameter<String> FORMATS =
      Parameter.optional("Formats", ParameterType.text(64));
  private static final Parameter<String> DEFINITION =
      Parameter.optional("Definition", ParameterType.text(128));
  private static final Parameter<String> CODEC_NAME =
      Parameter.optional("CodecName", ParameterType.text(32));
  private static final Parameter<String> STREAM_TYPE =
      Parameter.optional("StreamType", ParameterType.text(32));
  private static final Parameter<String> RESULT_TYPE =
      Parameter.optional("ResultType", ParameterType.oneOf("Single", "Multiple"));
  private static final Parameter<String> WATERMARK_TYPE =
      Parameter.optional("DigitalWatermarkType", ParameterType.oneOf("TraceMark", "CopyrightMark"));
  private static final Parameter<String> TRACE =
      Parameter.optional("Trace", ParameterType.text(1_024));

  /** What the quality of a file is called that nobody has made smaller. */
  private static final String ORIGINAL = "OD";

  private static final Duration VALID = Duration.ofHours(1);

  @Override
  public String name() {
    return "GetPlayInfo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        VideoParameters.VIDEO_ID,
        VideoParameters.REFERENCE_ID,
        FORMATS,
        DEFINITION,
        CODEC_NAME,
        STREAM_TYPE,
        RESULT_TYPE,
        WATERMARK_TYPE,
        TRACE,
        PlayDomainWishes.ADDITION_TYPE,
        PlayDomainWishes.PLAY_CONFIG,
        PlayDomainWishes.RE_AUTH_INFO,
        VideoParameters.AUTH_TIMEOUT,
        VideoParameters.OUTPUT_TYPE);
  }

  /** A video, by its id; whoever may play one only has to name it so. */
  @Override
  public String resource(Map<String, String> received) {
    String id = received.getOrDefault(VideoParameters.VIDEO_ID.name(), "");
    return id.isEmpty() ? "*" : resource(id);
  }

  /** The same of a video that is there. */
  static String resource(String videoId) {
    return "video/" + videoId;
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    PlayDomainWishes.check(call);
    if (video.state() != AssetState.NORMAL) {
      throw new Refusal(
          RpcError.forbidden(
              "Forbidden.IllegalStatus",
              "The status of the video does not allow it to be played."));
    }
    Duration valid = call.find(VideoParameters.AUTH_TIMEOUT).map(Duration::ofSeconds).orElse(VALID);
    List<Stream> streams = new ArrayList<>(streams(video, valid));
    fetched
        .apply(video)
        .forEach(stream ->
            streams.add(
                file(stream.seen(), stream.definition().orElse(ORIGINAL), valid)
                    .ofJob(stream.jobId())));
    if (streams.isEmpty() && isThere(video)) {
      streams.add(file(video, ORIGINAL, valid));
    }
    List<Stream> wanted = streams.stream().filter(stream -> wanted(call, stream)).toList();
    if (wanted.isEmpty()) {
      throw new Refusal(
          RpcError.of(
              404, "InvalidVideo.NoneStream", "The video has no stream that fits the conditions."));
    }
    if (!call.find(RESULT_TYPE).orElse("Single").equals("Multiple")) {
      Map<String, Stream> latest = new LinkedHashMap<>();
      wanted.forEach(stream -> latest.put(stream.definition() + "/" + stream.format(), stream));
      wanted = List.copyOf(latest.values());
    }
    return new Fields()
        .fields(
            "PlayInfoList",
            new Fields().items("PlayInfo", wanted.stream().map(Stream::told).toList()))
        .fields("VideoBase", base(video, urls.cover(video, valid)));
  }

  private static boolean isThere(Asset video) {
    return video.file().filter(file -> file.sizeBytes() > 0).isPresent();
  }

  /** What can be played. */
  private record Stream(
      String format, String definition, boolean audio, Optional<String> codec, Fields told) {
    /** The same that a job has brought. */
    Stream ofJob(String jobId) {
      return new Stream(format, definition, audio, codec, told.text("JobId", jobId));
    }
  }

  private static boolean wanted(Call call, Stream stream) {
    return !isMarked(call)
        && in(call.find(FORMATS), stream.format())
        && in(call.find(DEFINITION), stream.definition())
        && call.find(CODEC_NAME)
            .map(GetPlayInfo::codec)
            .map(wish -> stream.codec().map(GetPlayInfo::codec).equals(Optional.of(wish)))
            .orElse(true)
        && in(call.find(STREAM_TYPE), stream.audio() ? "audio" : "video");
  }

  /** Whether a stream is wanted that bears a digital watermark, as none does. */
  private static boolean isMarked(Call call) {
    return call.find(WATERMARK_TYPE).or(() -> call.find(TRACE)).isPresent();
  }

  /** One name for each codec, as the products and FFmpeg have several. */
  private static String codec(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").replace("HEVC", "H265");
  }

  private static boolean in(Optional<String> list, String value) {
    return list.map(text -> Arrays.asList(text.split(",", -1)).contains(value)).orElse(true);
  }

  private List<Stream> streams(Asset video, Duration valid) {
    List<Stream> streams = new ArrayList<>();
    for (ProcessJob job : made.of(video, JobKind.TRANSCODE)) {
      StreamMeta.of(job)
          .ifPresent(meta ->
              streams.add(
                  new Stream(
                      meta.format(),
                      meta.definition(),
                      meta.audio(),
                      meta.codec(),
                      told(job, meta, urls.readable(video, job, valid)))));
    }
    return streams;
  }

  private static Fields told(ProcessJob job, StreamMeta meta, Optional<String> url) {
    Fields fields =
        new Fields()
            .text("JobId", job.jobId())
            .text("Definition", meta.definition())
            .text("Format", meta.format())
            .text("StreamType", meta.audio() ? "audio" : "video")
            .text("Status", "Normal")
            .text("PlayURL", url)
            .text("Bitrate", meta.kilobits().toPlainString())
            .text("Duration", meta.seconds().toPlainString())
            .text("Fps", meta.fps().map(BigDecimal::toPlainString))
            .text("CodecName", meta.codec())
            .text("Specification", specification(meta.audio(), meta.codec(), meta.definition()))
            .text("NarrowBandType", "0")
            .whole("Size", meta.sizeBytes())
            .whole("Encrypt", meta.encrypted() ? 1 : 0)
            .text("EncryptType", meta.encrypted() ? Optional.of("HLSEncryption") : Optional.empty())
            .text(
                "WatermarkId",
                Optional.of(String.join(",", StreamMeta.watermarkIds(job)))
                    .filter(ids -> !ids.isEmpty()))
            .text("CreationTime", WireTime.of(job.createdAt()))
            .text("ModificationTime", WireTime.of(job.modifiedAt()));
    meta.width().ifPresent(width -> fields.whole("Width", width));
    meta.height().ifPresent(height -> fields.whole("Height", height));
    meta.bitDepth().ifPresent(depth -> fields.whole("BitDepth", depth));
    return fields;
  }

  private static String specification(boolean audio, Optional<String> codec, String definition) {
    return audio
        ? "Audio"
        : codec.orElse("h264").toUpperCase(Locale.ROOT).replace("HEVC", "H265") + "." + definition;
  }

  /** A file as its user made it. */
  private Stream file(Asset video, String definition, Duration valid) {
    JsonNode report =
        video.file().flatMap(AssetFile::report).map(GetPlayInfo::read).orElseGet(JSON::missingNode);
    String format = video.url().substring(video.url().lastIndexOf('.') + 1);
    boolean audio = video.kind() == AssetKind.AUDIO;
    Fields fields =
        new Fields()
            .text("Definition", definition)
            .text("Format", format)
            .text("StreamType", audio ? "audio" : "video")
            .text("Status", "Normal")
            .text("PlayURL", urls.readable(video, valid))
            .text("Bitrate", Long.toString(report.path("format").path("bit_rate").asLong() / 1_000))
            .text("Duration", seconds(video).toPlainString())
            .text("NarrowBandType", "0")
            .whole("Size", video.file().map(AssetFile::sizeBytes).orElse(0L))
            .whole("Encrypt", 0)
            .text("CreationTime", WireTime.of(video.createdAt()))
            .text("ModificationTime", WireTime.of(video.modifiedAt()));
    Optional<String> codec = Optional.empty();
    for (JsonNode stream : report.path("streams")) {
      if (stream.path("codec_type").asText().equals("video") && !audio) {
        codec = Optional.of(stream.path("codec_name").asText());
        fields.text("CodecName", codec);
        fields.whole("Width", stream.path("width").asLong());
        fields.whole("Height", stream.path("height").asLong());
        fields.whole("BitDepth", StreamMeta.bitDepth(stream.path("pix_fmt").asText()));
        fields.text("HDRType", FileReport.hdrType(stream.path("color_transfer").asText()));
        break;
      }
    }
    fields.text(
        "Specification",
        definition.equals(ORIGINAL) ? "Original" : specification(audio, codec, definition));
    return new Stream(format, definition, audio, codec, fields);
  }

  private static Fields base(Asset video, Optional<String> cover) {
    return new Fields()
        .text("VideoId", video.mediaId())
        .text("Title", video.details().title())
        .text("CoverURL", cover)
        .text("Duration", seconds(video).toPlainString())
        .text("MediaType", video.kind().word())
        .text("Status", "Normal")
        .text("StorageClass", video.storage().storageClass().word())
        .text("CreationTime", WireTime.of(video.createdAt()));
  }

  private static BigDecimal seconds(Asset video) {
    return video
        .file()
        .flatMap(AssetFile::length)
        .map(Duration::toMillis)
        .map(millis -> BigDecimal.valueOf(millis).divide(MILLIS))
        .orElse(BigDecimal.ZERO);
  }

  private static JsonNode read(String report) {
    try {
      return JSON.readTree(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report of a file is no JSON", e);
    }
  }
}
