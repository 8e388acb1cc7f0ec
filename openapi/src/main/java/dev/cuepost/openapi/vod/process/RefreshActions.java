package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.vod.SubmitMediaRefreshComplete.TaskType;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.process.job.JobKind;
import dev.cuepost.media.process.job.MadeOfVideo;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.process.job.StreamMeta;
import dev.cuepost.media.refresh.Refresh;
import dev.cuepost.media.refresh.Refreshes;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.vod.VideoParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Has play addresses fetched anew or beforehand, and tells of it. Source: models of
 * com.aliyun:vod20170321, RefreshMediaPlayUrls and GetMediaRefreshJobs.
 */
record RefreshActions(Assets assets, MadeOfVideo made, Refreshes refreshes, StreamUrls urls) {
  private static final int SLICES = 5;

  private static final Parameter<String> MEDIA_IDS =
      Parameter.required("MediaIds", ParameterType.text(4_096));
  private static final Parameter<String> TASK_TYPE =
      Parameter.required("TaskType", ParameterType.oneOf("Refresh", "Preload"));
  private static final Parameter<String> FORMATS =
      Parameter.optional("Formats", ParameterType.text(64));
  private static final Parameter<String> DEFINITIONS =
      Parameter.optional("Definitions", ParameterType.text(128));
  private static final Parameter<String> STREAM_TYPE =
      Parameter.optional("StreamType", ParameterType.text(32));
  private static final Parameter<String> RESULT_TYPE =
      Parameter.optional("ResultType", ParameterType.oneOf("Single", "Multiple"));
  private static final Parameter<Boolean> SLICE_FLAG =
      Parameter.optional("SliceFlag", ParameterType.flag());
  private static final Parameter<Integer> SLICE_COUNT =
      Parameter.optional("SliceCount", ParameterType.whole(1, 20));
  private static final Parameter<String> JOB_ID =
      Parameter.required("MediaRefreshJobId", ParameterType.text(64));
  private static final Parameter<String> MEDIA_ID =
      Parameter.optional("MediaId", ParameterType.text(64));

  static List<Action> all(Assets assets, MadeOfVideo made, Refreshes refreshes, StreamUrls urls) {
    var actions = new RefreshActions(assets, made, refreshes, urls);
    return List.of(
        new Named(
            "RefreshMediaPlayUrls",
            List.of(
                MEDIA_IDS,
                TASK_TYPE,
                FORMATS,
                DEFINITIONS,
                STREAM_TYPE,
                RESULT_TYPE,
                SLICE_FLAG,
                SLICE_COUNT,
                JobParameters.USER_DATA),
            actions::refresh),
        new Named("GetMediaRefreshJobs", List.of(JOB_ID, MEDIA_ID), actions::find));
  }

  private Fields refresh(Call call) throws Refusal {
    List<String> absent = new ArrayList<>();
    List<String> forbidden = new ArrayList<>();
    SequencedMap<Asset, List<String>> found = new LinkedHashMap<>();
    for (String id : VideoParameters.others(MEDIA_IDS, call)) {
      Optional<Asset> video =
          assets
              .find(call.account(), Product.VOD, id)
              .filter(asset -> asset.region().equals(call.region()) && asset.kind().plays());
      if (video.isEmpty()) {
        absent.add(id);
      } else if (video.get().state() == AssetState.NORMAL) {
        found.put(video.get(), addresses(call, video.get()));
      } else {
        forbidden.add(id);
      }
    }
    Fields answer =
        new Fields()
            .text("NonExistMediaIds", some(absent))
            .text("ForbiddenMediaIds", some(forbidden));
    return found.isEmpty()
        ? answer
        : answer.text(
            JOB_ID.name(),
            refreshes.submit(
                TaskType.valueOf(call.get(TASK_TYPE).toUpperCase(Locale.ROOT)),
                filter(call),
                found,
                call.find(JobParameters.USER_DATA)));
  }

  private static Optional<String> some(List<String> ids) {
    return Optional.of(String.join(",", ids)).filter(list -> !list.isEmpty());
  }

  /** The parameters that choose addresses, as they were given. */
  private static JsonText filter(Call call) {
    ObjectNode filter = JobParameters.object();
    Stream.of(FORMATS, DEFINITIONS, STREAM_TYPE)
        .forEach(parameter ->
            call.find(parameter).ifPresent(value -> filter.put(parameter.name(), value)));
    filter.put(RESULT_TYPE.name(), call.find(RESULT_TYPE).orElse("Single"));
    filter.put(SLICE_FLAG.name(), call.find(SLICE_FLAG).orElse(false));
    call.find(SLICE_COUNT).ifPresent(count -> filter.put(SLICE_COUNT.name(), count));
    return new JsonText(filter.toString());
  }

  /** As GetPlayInfo would tell them, without signatures. */
  private List<String> addresses(Call call, Asset video) {
    Map<String, List<String>> streams = new LinkedHashMap<>();
    for (ProcessJob job : made.of(video, JobKind.TRANSCODE)) {
      StreamMeta.of(job)
          .filter(meta -> isWanted(call, meta))
          .ifPresent(meta -> {
            boolean all = call.find(RESULT_TYPE).orElse("Single").equals("Multiple");
            streams.put(
                all ? job.jobId() : meta.definition() + "/" + meta.format(), files(call, job));
          });
    }
    if (made.of(video, JobKind.TRANSCODE).stream().noneMatch(job -> StreamMeta.of(job).isPresent())
        && video.file().filter(file -> file.sizeBytes() > 0).isPresent()
        && isWanted(call, video)) {
      return List.of(video.url());
    }
    return streams.values().stream().flatMap(List::stream).toList();
  }

  private static boolean isWanted(Call call, StreamMeta meta) {
    return in(call.find(FORMATS), meta.format())
        && in(call.find(DEFINITIONS), meta.definition())
        && in(call.find(STREAM_TYPE), meta.audio() ? "audio" : "video");
  }

  /** The file as it was uploaded. */
  private static boolean isWanted(Call call, Asset video) {
    return in(call.find(FORMATS), video.url().substring(video.url().lastIndexOf('.') + 1))
        && in(call.find(DEFINITIONS), "OD")
        && in(call.find(STREAM_TYPE), video.kind().word());
  }

  private static boolean in(Optional<String> list, String value) {
    return list.map(
            text -> Arrays.stream(text.split(",", -1)).map(String::strip).anyMatch(value::equals))
        .orElse(true);
  }

  /** The stream's address, and those of its first pieces if they are wanted. */
  private List<String> files(Call call, ProcessJob job) {
    List<String> files = new ArrayList<>(urls.of(job).stream().toList());
    if (call.find(SLICE_FLAG).orElse(false)) {
      job.files().stream()
          .filter(file -> file.key().endsWith(".ts"))
          .limit(call.find(SLICE_COUNT).orElse(SLICES))
          .map(file -> urls.of(file))
          .forEach(files::add);
    }
    return files;
  }

  private Fields find(Call call) {
    return new Fields()
        .items(
            "MediaRefreshJobs",
            refreshes.find(call.account(), call.region(), call.get(JOB_ID)).stream()
                .filter(job -> call.find(MEDIA_ID).map(job.mediaId()::equals).orElse(true))
                .map(RefreshActions::told)
                .toList());
  }

  private static Fields told(Refresh job) {
    return new Fields()
        .text("MediaRefreshJobId", job.jobId())
        .text("MediaId", job.mediaId())
        .text("TaskType", job.type().word())
        .text("Status", "success")
        .text("SuccessPlayUrls", String.join(",", job.urls()))
        .text("TaskIds", String.join(",", job.tasks()))
        .text("FilterPolicy", job.filter().text())
        .text("UserData", job.userData())
        .text("GmtCreate", WireTime.of(job.createdAt()))
        .text("GmtModified", WireTime.of(job.createdAt()));
  }
}
