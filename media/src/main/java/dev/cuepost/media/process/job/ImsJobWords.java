package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.ims.AIMediaAuditComplete;
import dev.cuepost.callback.event.ims.DynamicImageComplete;
import dev.cuepost.callback.event.ims.FileType;
import dev.cuepost.callback.event.ims.MediaFile;
import dev.cuepost.callback.event.ims.ProcessedJob;
import dev.cuepost.callback.event.ims.SmartJobComplete;
import dev.cuepost.callback.event.ims.SmarttagJobComplete;
import dev.cuepost.callback.event.ims.SnapshotComplete;
import dev.cuepost.callback.event.ims.SnapshotType;
import dev.cuepost.callback.event.ims.TranscodeComplete;
import dev.cuepost.callback.event.ims.TranscodeJob;
import dev.cuepost.callback.event.ims.TranscodeParentComplete;
import dev.cuepost.callback.event.ims.TriggerSource;
import dev.cuepost.callback.event.ims.VideoAnalysisComplete;
import dev.cuepost.callback.setting.JobAddresses;
import dev.cuepost.media.store.ObjectEndpoints;
import java.util.List;
import java.util.Optional;

/** The ends of jobs as IMS tells them. */
record ImsJobWords(ObjectEndpoints endpoints) implements JobWords {
  private static final String SPEECH_RECOGNITION = "ASR";

  @Override
  public List<EventBody> ended(ProcessJob job, Optional<JobGroup> group) {
    if (group.isPresent() && group.get().kind() == GroupKind.CONVERT) {
      return conversions().ended(job, group.get());
    }
    return switch (job.kind()) {
      case TRANSCODE -> List.of(new TranscodeComplete(transcoded(job)));
      case SNAPSHOT ->
          List.of(
              new SnapshotComplete(
                  processed(job),
                  job.order().name(),
                  type(job),
                  input(job),
                  output(job),
                  Pictures.of(job).count(),
                  job.order().templateId(),
                  Optional.of(job.schedule().pipelineId())));
      case DYNAMIC_IMAGE ->
          List.of(
              new DynamicImageComplete(
                  processed(job),
                  job.order().name(),
                  input(job),
                  output(job),
                  job.mainFile().map(endpoints::url),
                  job.order().templateId(),
                  Optional.of(job.schedule().pipelineId())));
      case MEDIA_INFO ->
          job.order().inputs().getFirst().type() == NamedFile.Type.MEDIA
              ? List.of(
                  new VideoAnalysisComplete(
                      processed(job),
                      job.order().inputs().getFirst().media(),
                      ProbedFigures.of(job)))
              : List.of();
      case TAG ->
          ownAddress(job.order()).isPresent()
              ? List.of(new SmarttagJobComplete(job.jobId(), job.order().userData(), job.failure()))
              : List.of();
      case AUDIT ->
          List.of(
              new AIMediaAuditComplete(
                  job.jobId(),
                  job.order().asset(),
                  CensorData.review(job, endpoints),
                  job.order().userData(),
                  job.failure()));
      case SPEECH ->
          List.of(
              new SmartJobComplete(
                  job.jobId(), SPEECH_RECOGNITION, job.order().userData(), job.failure()));
      case PACKAGE, DNA -> List.of();
    };
  }

  @Override
  public List<EventBody> ended(JobGroup group) {
    if (group.kind() == GroupKind.CONVERT) {
      return List.of(conversions().ended(group));
    }
    return List.of(
        new TranscodeParentComplete(
            new ProcessedJob(
                group.groupId(),
                TriggerSource.API,
                group.createdAt(),
                group.finishedAt().orElseThrow(),
                group.userData(),
                group.state() == JobState.SUCCESS
                    ? Optional.empty()
                    : group.jobs().getFirst().failure()),
            group.name(),
            group.percent(),
            group.inputs().stream().map(ImsJobWords::file).toList(),
            group.jobs().stream().map(this::transcoded).toList()));
  }

  @Override
  public Optional<String> ownAddress(String userData) {
    return JobAddresses.read(userData).completion();
  }

  private ConvertWords conversions() {
    return new ConvertWords(endpoints);
  }

  private TranscodeJob transcoded(ProcessJob job) {
    return new TranscodeJob(
        processed(job),
        job.group().orElseThrow(),
        job.place(),
        job.order().name(),
        job.order().inputs().stream().map(ImsJobWords::file).toList(),
        output(job),
        job.mainFile().map(endpoints::url),
        job.result().flatMap(Result::meta).map(JsonText::new));
  }

  private static ProcessedJob processed(ProcessJob job) {
    return new ProcessedJob(
        job.jobId(),
        TriggerSource.API,
        job.createdAt(),
        job.finishedAt().orElseThrow(),
        job.order().userData(),
        job.failure());
  }

  private static SnapshotType type(ProcessJob job) {
    return switch (Pictures.of(job).type()) {
      case "Sprite" -> SnapshotType.SPRITE;
      case "WebVtt" -> SnapshotType.WEB_VTT;
      default -> SnapshotType.NORMAL;
    };
  }

  private static MediaFile input(ProcessJob job) {
    return file(job.order().inputs().getFirst());
  }

  private static MediaFile output(ProcessJob job) {
    return file(job.order().output().orElseThrow());
  }

  private static MediaFile file(NamedFile file) {
    return new MediaFile(
        file.type() == NamedFile.Type.OSS ? FileType.OSS : FileType.MEDIA, file.media());
  }
}
