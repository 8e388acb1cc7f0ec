package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.job.Processing;
import dev.cuepost.media.process.pipeline.Pipeline;
import dev.cuepost.media.process.pipeline.Pipelines;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import java.util.List;

/** The operations on pipelines. Source: SDK ice-20201109, CreatePipeline and its like. */
final class PipelineActions {
  private static final Parameter<String> PIPELINE_ID =
      Parameter.required("PipelineId", ParameterType.text(64));
  private static final Parameter<String> NAME = Parameter.optional("Name", ParameterType.text(128));
  private static final Parameter<String> NEW_NAME = Parameter.required("Name", NAME.type());
  private static final Parameter<String> SPEED =
      Parameter.optional(
          "Speed", ParameterType.oneOf("Standard", "Boost", "NarrowBandHDV2", "AIVideoCover"));
  private static final Parameter<String> NEW_SPEED = Parameter.required("Speed", SPEED.type());
  private static final Parameter<Integer> PRIORITY =
      Parameter.optional("Priority", ParameterType.whole(1, 10));
  private static final Parameter<String> STATUS =
      Parameter.optional("Status", ParameterType.oneOf("Active", "Paused"));

  private PipelineActions() {}

  static List<Action> all(Processing processing) {
    Pipelines pipelines = processing.pipelines();
    return List.of(
        new PipelineAction(
            "CreatePipeline",
            List.of(NEW_NAME, NEW_SPEED, PRIORITY),
            call ->
                new Fields()
                    .fields(
                        "Pipeline",
                        told(
                            pipelines.create(
                                call.account(),
                                call.region(),
                                call.get(NEW_NAME),
                                call.get(NEW_SPEED),
                                call.find(PRIORITY).orElse(Pipelines.PRIORITY_DEFAULT))))),
        new PipelineAction(
            "GetPipeline",
            List.of(PIPELINE_ID),
            call ->
                new Fields()
                    .fields(
                        "Pipeline",
                        told(
                            pipelines
                                .find(call.account(), call.region(), call.get(PIPELINE_ID))
                                .orElseThrow(() -> notFound(call))))),
        new PipelineAction(
            "UpdatePipeline",
            List.of(PIPELINE_ID, NAME, PRIORITY, STATUS),
            call -> {
              if (!processing.updatePipeline(
                  call.account(),
                  call.region(),
                  call.get(PIPELINE_ID),
                  call.find(NAME),
                  call.find(PRIORITY),
                  call.find(STATUS).map("Active"::equals))) {
                throw notFound(call);
              }
              return new Fields().flag("Success", true);
            }),
        new PipelineAction(
            "DeletePipeline",
            List.of(PIPELINE_ID),
            call -> {
              if (!processing.deletePipeline(
                  call.account(), call.region(), call.get(PIPELINE_ID))) {
                throw notFound(call);
              }
              return new Fields().flag("Success", true);
            }),
        new PipelineAction(
            "ListPipelines",
            List.of(SPEED),
            call ->
                new Fields()
                    .items(
                        "PipelineList",
                        pipelines.list(call.account(), call.region()).stream()
                            .filter(pipeline ->
                                call.find(SPEED).map(pipeline.speed()::equals).orElse(true))
                            .map(PipelineActions::told)
                            .toList())));
  }

  /** One of them. */
  private record PipelineAction(String name, List<Parameter<?>> parameters, Answering answering)
      implements Action {
    @Override
    public Fields answer(Call call) throws Refusal {
      return answering.answer(call);
    }
  }

  @FunctionalInterface
  private interface Answering {
    Fields answer(Call call) throws Refusal;
  }

  private static Fields told(Pipeline pipeline) {
    return new Fields()
        .text("PipelineId", pipeline.id())
        .text("Name", pipeline.name())
        .text("Speed", pipeline.speed())
        .whole("Priority", pipeline.priority())
        .text("Status", pipeline.active() ? "Active" : "Paused")
        .text("CreateTime", WireTime.of(pipeline.createdAt()))
        .text("ModifiedTime", WireTime.of(pipeline.modifiedAt()));
  }

  private static Refusal notFound(Call call) {
    return new Refusal(
        RpcError.of(
            "InvalidPipeline.NotFound",
            "There is no pipeline %s.".formatted(call.get(PIPELINE_ID))));
  }
}
