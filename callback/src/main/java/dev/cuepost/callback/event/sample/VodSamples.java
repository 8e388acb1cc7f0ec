package dev.cuepost.callback.event.sample;

import dev.cuepost.callback.event.AuditStatus;
import dev.cuepost.callback.event.DeleteType;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.ManualReview;
import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.VodEvent;
import dev.cuepost.callback.event.vod.AIMediaAuditComplete;
import dev.cuepost.callback.event.vod.AIMediaDNAComplete;
import dev.cuepost.callback.event.vod.AIVideoTagComplete;
import dev.cuepost.callback.event.vod.AddLiveRecordVideoComplete;
import dev.cuepost.callback.event.vod.AiJob;
import dev.cuepost.callback.event.vod.AttachedMediaUploadComplete;
import dev.cuepost.callback.event.vod.CreateAuditComplete;
import dev.cuepost.callback.event.vod.DeleteMediaComplete;
import dev.cuepost.callback.event.vod.DnaMatch;
import dev.cuepost.callback.event.vod.DynamicImage;
import dev.cuepost.callback.event.vod.DynamicImageComplete;
import dev.cuepost.callback.event.vod.FileUploadComplete;
import dev.cuepost.callback.event.vod.ImageUploadComplete;
import dev.cuepost.callback.event.vod.LiveRecordVideoComposeStart;
import dev.cuepost.callback.event.vod.LiveSource;
import dev.cuepost.callback.event.vod.MediaBaseChangeComplete;
import dev.cuepost.callback.event.vod.MediaType;
import dev.cuepost.callback.event.vod.ProduceMediaComplete;
import dev.cuepost.callback.event.vod.RestoreMediaComplete;
import dev.cuepost.callback.event.vod.SnapshotComplete;
import dev.cuepost.callback.event.vod.SnapshotInfo;
import dev.cuepost.callback.event.vod.SnapshotType;
import dev.cuepost.callback.event.vod.StreamFile;
import dev.cuepost.callback.event.vod.StreamInfo;
import dev.cuepost.callback.event.vod.StreamTranscodeComplete;
import dev.cuepost.callback.event.vod.SubmitMediaRefreshComplete;
import dev.cuepost.callback.event.vod.TranscodeComplete;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete;
import dev.cuepost.callback.event.vod.UploadByURLComplete;
import dev.cuepost.callback.event.vod.VideoAnalysisComplete;
import dev.cuepost.callback.event.vod.VideoTags;
import dev.cuepost.callback.event.vod.WorkflowTaskComplete;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Samples of the events of VOD. */
final class VodSamples {
  private static final String VIDEO = "7a3e4c10e9ee71f0b2d50102a1b2c3d4";
  private static final String JOB = "d4a1f0c2e3b44556a7b8c9d0e1f2a3b4";
  private static final String PLAYED_FROM = "http://vod.example.test/7a3e/";
  private static final Instant BEGIN = Instant.parse("2026-01-05T07:48:51Z");
  private static final Instant END = Instant.parse("2026-01-05T07:49:16Z");
  private static final Optional<String> EXTEND = Optional.of("{\"localId\":\"17\"}");

  private VodSamples() {}

  static List<VodEvent> all() {
    return Stream.of(uploads(), processing(), live(), assets(), ai())
        .flatMap(List::stream)
        .toList();
  }

  private static List<VodEvent> uploads() {
    return List.of(
        new FileUploadComplete(
            VIDEO, Optional.of(1_439_213L), Optional.of(PLAYED_FROM + "source.mp4"), EXTEND),
        new ImageUploadComplete(
            "59bdbf10df76a8d8b6137a5ad1200001",
            true,
            Optional.of("https://outin-demo.oss-cn-shanghai.aliyuncs.com/image/default/AF80.jpg"),
            Optional.of("app-1000000"),
            Optional.of(105_520L)),
        new AttachedMediaUploadComplete(
            "eb1861d2c9a8842340e989dd56020001",
            2_048,
            "https://outin-demo.oss-cn-shanghai.aliyuncs.com/attached/en.srt"),
        new UploadByURLComplete(
            JOB,
            Optional.of("https://files.example.test/a.mp4"),
            Optional.of(VIDEO),
            Optional.of(1_439_213L),
            Optional.empty()));
  }

  private static List<VodEvent> processing() {
    StreamInfo stream =
        new StreamInfo(
            JOB,
            Optional.of("LD"),
            Optional.of(
                new StreamFile(
                    new BigDecimal("925"),
                    new BigDecimal("15.0"),
                    Optional.of("H264"),
                    Optional.empty(),
                    PLAYED_FROM + "52a5-ld.mp4",
                    "mp4",
                    Optional.of(new BigDecimal("30")),
                    Optional.of(960),
                    Optional.of(540),
                    1_815_321)),
            List.of("dgfn26457856k52d13000000005c2001"),
            false,
            BEGIN,
            END,
            Optional.empty());
    return List.of(
        new VideoAnalysisComplete(VIDEO, Optional.of(CommonSamples.figures()), Optional.empty()),
        new StreamTranscodeComplete(VIDEO, stream, EXTEND),
        new TranscodeComplete(VIDEO, List.of(stream), EXTEND),
        new SnapshotComplete(
            VIDEO,
            JOB,
            true,
            Optional.of(PLAYED_FROM + "covers/99f1-00002.jpg"),
            List.of(
                new SnapshotInfo(
                    JOB,
                    SnapshotType.COVER,
                    2,
                    "7a3e/covers/99f1-{SnapshotCount}.jpg",
                    PLAYED_FROM + "covers/99f1-{SnapshotCount}.jpg")),
            EXTEND,
            Optional.empty()),
        new DynamicImageComplete(
            VIDEO,
            JOB,
            Optional.of(
                new DynamicImage(
                    JOB,
                    PLAYED_FROM + "image/dynamic/3af1.gif",
                    Optional.of(1_834_831L),
                    Optional.of(new BigDecimal("25")),
                    Optional.of(200),
                    Optional.of(200))),
            Optional.empty()));
  }

  private static List<VodEvent> live() {
    LiveSource source = new LiveSource("stream-1", "live.example.test", "news");
    return List.of(
        new AddLiveRecordVideoComplete(
            VIDEO, true, Optional.of(source), Optional.of(BEGIN), Optional.of(END)),
        new LiveRecordVideoComposeStart(VIDEO, true, Optional.of(source)));
  }

  private static List<VodEvent> assets() {
    return List.of(
        new CreateAuditComplete(
            VIDEO,
            new ManualReview(
                AuditStatus.BLOCKED, BEGIN, Optional.of("reviewer-1"), Optional.of("bad sound"))),
        new ProduceMediaComplete(VIDEO, "987624bab6d9fcdeefdd974c7aa00001", Optional.empty()),
        new DeleteMediaComplete(
            VIDEO, MediaType.VIDEO, DeleteType.STREAM, List.of(JOB), Optional.empty()),
        new MediaBaseChangeComplete(
            VIDEO, MediaType.VIDEO, OperateMode.UPDATE, CommonSamples.changes()),
        new UpdateMediaStorageClassComplete(
            VIDEO,
            UpdateMediaStorageClassComplete.Scope.ALL,
            UpdateMediaStorageClassComplete.StorageClass.ARCHIVE,
            UpdateMediaStorageClassComplete.Trigger.API,
            Optional.empty()),
        new RestoreMediaComplete(
            VIDEO, Optional.of(Instant.parse("2026-01-08T07:49:16Z")), Optional.empty()),
        new SubmitMediaRefreshComplete(
            "41d465e31957bc6d6dfc2a1d0a3b4c5e",
            VIDEO,
            SubmitMediaRefreshComplete.TaskType.PRELOAD,
            List.of(PLAYED_FROM + "52a5-ld.mp4", PLAYED_FROM + "52a5-sd.mp4"),
            List.of("704222904", "704222905"),
            new JsonText("{\"SliceFlag\":false,\"ResultType\":\"Single\"}"),
            EXTEND,
            Optional.empty()),
        new WorkflowTaskComplete("1234567890123456", VIDEO, CommonSamples.workflowTask(VIDEO)));
  }

  private static List<VodEvent> ai() {
    AiJob job = new AiJob(JOB, VIDEO, Optional.empty());
    return List.of(
        new AIMediaAuditComplete(job, Optional.of(CommonSamples.review())),
        new AIMediaDNAComplete(
            job,
            Optional.of(
                List.of(
                    new DnaMatch(
                        new BigDecimal("0.99"),
                        "6b2f1c9a0d3e4f5a8b7c6d5e4f3a2b1c",
                        List.of(new DnaMatch.Part(span("0.0", "14.0"), span("0.5", "14.4"))))))),
        new AIVideoTagComplete(
            job,
            Optional.of(
                new VideoTags(
                    List.of(new VideoTags.Tag(List.of(3_260L), "news", Optional.empty())),
                    List.of(
                        new VideoTags.Tag(
                            List.of(4_960L, 9_080L),
                            "a speaker",
                            Optional.of(PLAYED_FROM + "faces/1.jpg"))),
                    List.of(new VideoTags.Tag(List.of(3_260L), "Shanghai", Optional.empty()))))));
  }

  private static DnaMatch.Span span(String start, String length) {
    return new DnaMatch.Span(new BigDecimal(start), new BigDecimal(length));
  }
}
