package dev.cuepost.media.process.job;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.process.pipeline.Pipeline;
import dev.cuepost.media.process.pipeline.Pipelines;
import java.util.Optional;

/** Reads when jobs are to be done. */
final class Schedules {
  private static final int PRIORITY_MAX = 10;

  private final Pipelines pipelines;

  Schedules(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * Reads {@code PipelineId} and {@code Priority}.
   *
   * @throws dev.cuepost.media.json.RejectedException if there is no such pipeline
   */
  Schedule read(Owner owner, Fields fields) {
    return of(
        owner,
        fields.text("PipelineId"),
        fields.integer("Priority", 1, PRIORITY_MAX),
        fields.at("PipelineId"));
  }

  /** The same where any text is allowed as a priority; one that is none counts as absent. */
  Schedule readLeniently(Owner owner, Fields fields) {
    return of(
        owner,
        fields.text("PipelineId"),
        fields.text("Priority").filter(text -> text.matches("[1-9]|10")).map(Integer::valueOf),
        fields.at("PipelineId"));
  }

  /** The same from its parts; without a pipeline the account's own is meant. */
  Schedule of(Owner owner, Optional<String> pipelineId, Optional<Integer> priority, String where) {
    Pipeline pipeline =
        pipelineId.isEmpty()
            ? pipelines.standard(owner.account(), owner.region())
            : pipelines
                .find(owner.account(), owner.region(), pipelineId.get())
                .orElseThrow(() ->
                    FileChecks.rejected(
                        "InvalidPipeline.NotFound",
                        "%s: there is no pipeline %s."
                            .formatted(where, Fields.printable(pipelineId.get()))));
    return new Schedule(pipeline.id(), priority.orElse(Pipelines.PRIORITY_DEFAULT));
  }
}
