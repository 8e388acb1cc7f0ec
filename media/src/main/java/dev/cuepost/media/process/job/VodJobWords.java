package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.vod.AIMediaAuditComplete;
import dev.cuepost.callback.event.vod.AIMediaDNAComplete;
import dev.cuepost.callback.event.vod.AIVideoTagComplete;
import dev.cuepost.callback.event.vod.AiJob;
import dev.cuepost.callback.event.vod.DynamicImage;
import dev.cuepost.callback.event.vod.DynamicImageComplete;
import dev.cuepost.callback.event.vod.SnapshotComplete;
import dev.cuepost.callback.event.vod.SnapshotInfo;
import dev.cuepost.callback.event.vod.SnapshotType;
import dev.cuepost.callback.event.vod.StreamFile;
import dev.cuepost.callback.event.vod.StreamInfo;
import dev.cuepost.callback.event.vod.StreamTranscodeComplete;
import dev.cuepost.callback.event.vod.TranscodeComplete;
import dev.cuepost.callback.setting.MessageCallback;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import java.util.List;
import java.util.Optional;

/** The ends of jobs as VOD tells them. */
record VodJobWords(ObjectEndpoints endpoints) implements JobWords {
  @Override
  public List<EventBody> ended(ProcessJob job, Optional<JobGroup> group) {
    String videoId = job.mediaId().orElseThrow();
    Optional<String> extend = extend(job.order().userData());
    return switch (job.kind()) {
      case TRANSCODE -> List.of(new StreamTranscodeComplete(videoId, stream(job), extend));
      case SNAPSHOT ->
          List.of(
              new SnapshotComplete(
                  videoId,
                  job.jobId(),
                  true,
                  cover(job),
                  job.result().isPresent() ? List.of(pictures(job)) : List.of(),
                  extend,
                  job.failure()));
      case DYNAMIC_IMAGE ->
          List.of(new DynamicImageComplete(videoId, job.jobId(), image(job), job.failure()));
      case DNA ->
          List.of(
              new AIMediaDNAComplete(
                  new AiJob(job.jobId(), videoId, job.failure()),
                  job.result().flatMap(Result::meta).map(DnaData::of)));
      case TAG ->
          List.of(
              new AIVideoTagComplete(
                  new AiJob(job.jobId(), videoId, job.failure()),
                  job.result().flatMap(Result::meta).map(LookData::tags)));
      case AUDIT ->
          List.of(
              new AIMediaAuditComplete(
                  new AiJob(job.jobId(), videoId, job.failure()),
                  job.result().flatMap(Result::meta).map(LookData::review)));
      case MEDIA_INFO, PACKAGE, SPEECH -> List.of();
    };
  }

  @Override
  public List<EventBody> ended(JobGroup group) {
    return List.of(
        new TranscodeComplete(
            group.mediaId().orElseThrow(),
            group.jobs().stream().map(this::stream).toList(),
            extend(group.userData())));
  }

  /** The picture in the middle, of those that were taken for it. */
  @Override
  public Optional<String> cover(ProcessJob job) {
    if (job.kind() != JobKind.SNAPSHOT || !Pictures.vodType(job).equals(Pictures.COVER)) {
      return Optional.empty();
    }
    List<ObjectName> names = Pictures.names(job);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(endpoints.url(names.get(names.size() / 2)));
  }

  @Override
  public Optional<String> newCover(ProcessJob job) {
    return VideoJobs.isCovering(job) ? job.mainFile().map(endpoints::url) : Optional.empty();
  }

  @Override
  public Optional<String> ownAddress(String userData) {
    return MessageCallback.read(userData).url();
  }

  private StreamInfo stream(ProcessJob job) {
    Optional<StreamMeta> meta = StreamMeta.of(job);
    return new StreamInfo(
        job.jobId(),
        Optional.of(StreamMeta.definition(job)),
        meta.map(m -> file(job, m)),
        meta.isPresent() ? StreamMeta.watermarkIds(job) : List.of(),
        meta.map(StreamMeta::audio).orElseGet(() -> StreamMeta.isToBeAudio(job)),
        job.startedAt().orElse(job.createdAt()),
        job.finishedAt().orElseThrow(),
        job.failure());
  }

  private StreamFile file(ProcessJob job, StreamMeta meta) {
    return new StreamFile(
        meta.kilobits(),
        meta.seconds(),
        meta.codec(),
        meta.encrypted() ? Optional.of("HLSEncryption") : Optional.empty(),
        job.mainFile().map(endpoints::url).orElseThrow(),
        meta.format(),
        meta.fps(),
        meta.height(),
        meta.width(),
        meta.sizeBytes());
  }

  private SnapshotInfo pictures(ProcessJob job) {
    Pictures pictures = Pictures.of(job);
    ObjectName pattern = Pictures.pattern(job).orElseThrow();
    SnapshotType type =
        switch (Pictures.vodType(job)) {
          case Pictures.COVER -> SnapshotType.COVER;
          case "SpriteSnapshot" -> SnapshotType.SPRITE;
          case "WebVttSnapshot" -> SnapshotType.WEB_VTT;
          default -> SnapshotType.NORMAL;
        };
    return new SnapshotInfo(
        job.jobId(),
        type,
        pictures.count(),
        Pictures.vodPattern(pattern.key()),
        Pictures.vodPattern(endpoints.url(pattern)));
  }

  private Optional<DynamicImage> image(ProcessJob job) {
    return StreamMeta.of(job)
        .map(meta ->
            new DynamicImage(
                job.jobId(),
                job.mainFile().map(endpoints::url).orElseThrow(),
                Optional.of(meta.sizeBytes()),
                meta.fps(),
                meta.height(),
                meta.width()));
  }

  private static Optional<String> extend(Optional<String> userData) {
    return userData.map(MessageCallback::read).flatMap(MessageCallback::extend);
  }
}
