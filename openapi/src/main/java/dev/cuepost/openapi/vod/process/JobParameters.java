package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.job.VideoJobs;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.vod.VideoParameters;
import java.util.Optional;

/** What operations on the processing of videos have in common. */
final class JobParameters {
  static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));
  static final Parameter<String> PIPELINE_ID =
      Parameter.optional("PipelineId", ParameterType.text(64));
  static final Parameter<Integer> PRIORITY =
      Parameter.optional("Priority", ParameterType.whole(1, 10));

  private static final ObjectMapper JSON = new ObjectMapper();

  private JobParameters() {}

  static Templates.Owner owner(Call call) {
    return new Templates.Owner(call.account(), call.region());
  }

  /**
   * The video that a call names, whose file is there and can be used.
   *
   * @throws Refusal if there is none
   */
  static Asset usable(Assets assets, Call call) throws Refusal {
    Asset video = VideoParameters.need(assets, call);
    if (video.state() != AssetState.NORMAL
        || video.file().filter(file -> file.sizeBytes() > 0).isEmpty()) {
      throw new Refusal(
          RpcError.of(
              400, "Forbidden.IllegalStatus", "The status of the video does not allow this."));
    }
    return video;
  }

  static VideoJobs.Wish wish(Call call, Asset video) {
    return new VideoJobs.Wish(
        video, call.find(USER_DATA), call.find(PIPELINE_ID), call.find(PRIORITY));
  }

  /**
   * What was taken in.
   *
   * @throws Refusal if it breaks a rule
   */
  static <T> T accepted(Verdict<T> verdict) throws Refusal {
    return switch (verdict) {
      case Verdict.Accepted<T>(T value, _) -> value;
      case Verdict.Rejected<T>(Rejection why) ->
          throw new Refusal(RpcError.of(why.code(), why.message()));
    };
  }

  /**
   * A parameter's JSON.
   *
   * @throws Refusal if it is none
   */
  static JsonNode json(Parameter<String> parameter, String text) throws Refusal {
    try {
      return Optional.ofNullable(JSON.readTree(text)).orElseGet(JSON::missingNode);
    } catch (JsonProcessingException _) {
      throw new Refusal(RpcError.invalid(parameter.name(), "it must be JSON"));
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
