package dev.cuepost.openapi.ims;

import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.Script;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;

/** An editing job as it is told. */
final class JobAnswer {
  private static final double MILLIS_PER_SECOND = 1000;

  private JobAnswer() {}

  /** What both the list and the single answer hold. */
  static Fields brief(EditingJob job) {
    return new Fields()
        .text("JobId", job.jobId())
        .text("ProjectId", job.projectId())
        .text("MediaId", job.mediaId())
        .text("VodMediaId", OutputTargets.vodMediaId(job.order().target(), job.mediaId()))
        .text("MediaURL", job.mediaUrl())
        .text("Status", status(job.state()))
        .text("Code", job.code())
        .text("Message", job.message())
        .text("CreateTime", WireTime.of(job.createdAt()))
        .text("ModifiedTime", WireTime.of(job.modifiedAt()))
        .text("CompleteTime", job.completedAt().map(WireTime::of))
        .real("Duration", job.duration().map(length -> length.toMillis() / MILLIS_PER_SECOND))
        .text("TemplateId", job.order().template().map(Script.OfTemplate::templateId))
        .text("ClipsParam", job.order().template().map(Script.OfTemplate::clipsParam))
        .text("UserData", job.order().userData());
  }

  /**
   * All of it. {@code Warnings} is ours alone: what of the request was ignored, once that is known;
   * clients pass over members that they do not know.
   */
  static Fields full(EditingJob job) {
    Fields all =
        brief(job).whole("Progress", job.progress()).text("Timeline", job.order().timeline());
    return job.warnings().isEmpty()
        ? all
        : all.items("Warnings", job.warnings().stream().map(Value.Text::new).toList());
  }

  private static String status(EditingJob.State state) {
    return switch (state) {
      case INIT -> "Init";
      case QUEUING -> "Queuing";
      case PROCESSING -> "Processing";
      case SUCCESS -> "Success";
      case FAILED -> "Failed";
    };
  }
}
