package dev.cuepost.openapi.ims;

import dev.cuepost.media.job.Script;
import dev.cuepost.media.job.SubmitEditing;
import dev.cuepost.media.job.SubmitOutcome;
import dev.cuepost.media.job.Target;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Starts an editing job. Source:
 * https://alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitmediaproducingjob.
 */
final class SubmitMediaProducingJob implements Action {
  private static final Parameter<String> TIMELINE =
      Parameter.optional("Timeline", ParameterType.text());
  private static final Parameter<String> PROJECT_ID =
      Parameter.optional("ProjectId", ParameterType.text());
  private static final Parameter<String> TEMPLATE_ID =
      Parameter.optional("TemplateId", ParameterType.text());
  private static final Parameter<String> CLIPS_PARAM =
      Parameter.optional("ClipsParam", ParameterType.text());
  private static final Parameter<String> OUTPUT_MEDIA_CONFIG =
      Parameter.required("OutputMediaConfig", ParameterType.text());
  private static final Parameter<String> EDITING_PRODUCE_CONFIG =
      Parameter.optional("EditingProduceConfig", ParameterType.text());
  private static final Parameter<String> PROJECT_METADATA =
      Parameter.optional("ProjectMetadata", ParameterType.text());
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(512));
  private static final Parameter<String> CLIENT_TOKEN =
      Parameter.optional("ClientToken", ParameterType.ascii(64));
  private static final Parameter<String> SOURCE =
      Parameter.optional("Source", ParameterType.text());

  private final Function<SubmitEditing, SubmitOutcome> submit;
  private final OutputTargets targets;

  SubmitMediaProducingJob(Function<SubmitEditing, SubmitOutcome> submit, OutputTargets targets) {
    this.submit = submit;
    this.targets = targets;
  }

  @Override
  public String name() {
    return "SubmitMediaProducingJob";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        TIMELINE,
        PROJECT_ID,
        TEMPLATE_ID,
        CLIPS_PARAM,
        OUTPUT_MEDIA_CONFIG,
        OutputTargets.TARGET,
        EDITING_PRODUCE_CONFIG,
        OutputTargets.META_DATA,
        PROJECT_METADATA,
        USER_DATA,
        CLIENT_TOKEN,
        SOURCE);
  }

  @Override
  public OptionalInt callsPerSecond() {
    return OptionalInt.of(30);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    Target target = targets.of(call);
    Optional<TemplateGroup> streams = targets.streams(call, target, call.get(OUTPUT_MEDIA_CONFIG));
    var wish =
        new SubmitEditing(
            call.account(),
            call.region(),
            script(call),
            call.get(OUTPUT_MEDIA_CONFIG),
            target,
            call.find(EDITING_PRODUCE_CONFIG),
            call.find(PROJECT_METADATA),
            call.find(USER_DATA),
            call.find(CLIENT_TOKEN));
    return switch (submit.apply(wish)) {
      case SubmitOutcome.Accepted(String jobId, String projectId, String mediaId) -> {
        streams.ifPresent(group -> targets.await(mediaId, group));
        yield new Fields()
            .text("JobId", jobId)
            .text("ProjectId", projectId)
            .text("MediaId", mediaId)
            .text("VodMediaId", OutputTargets.vodMediaId(target, mediaId));
      }
      case SubmitOutcome.Refused(String code, String message) ->
          throw new Refusal(RpcError.of(code, message));
    };
  }

  private static Script script(Call call) throws Refusal {
    long given =
        Stream.of(TIMELINE, PROJECT_ID, TEMPLATE_ID)
            .filter(parameter -> call.find(parameter).isPresent())
            .count();
    if (given > 1) {
      throw new Refusal(
          RpcError.invalid(
              "Timeline", "only one of Timeline, ProjectId and TemplateId may be given"));
    }
    if (call.find(PROJECT_ID).isPresent()) {
      return new Script.OfProject(call.find(PROJECT_ID).orElseThrow());
    }
    if (call.find(TEMPLATE_ID).isPresent()) {
      return new Script.OfTemplate(
          call.find(TEMPLATE_ID).orElseThrow(),
          call.find(CLIPS_PARAM).orElseThrow(() -> missing(CLIPS_PARAM)));
    }
    return new Script.Timeline(call.find(TIMELINE).orElseThrow(() -> missing(TIMELINE)));
  }

  private static Refusal missing(Parameter<String> parameter) {
    return new Refusal(RpcError.missing(parameter.name()));
  }
}
