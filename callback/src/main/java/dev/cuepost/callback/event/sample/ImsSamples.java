package dev.cuepost.callback.event.sample;

import dev.cuepost.callback.event.AuditStatus;
import dev.cuepost.callback.event.DeleteType;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.ManualReview;
import dev.cuepost.callback.event.OperateMode;
import dev.cuepost.callback.event.ims.AIMediaAuditComplete;
import dev.cuepost.callback.event.ims.AIProduceComplete;
import dev.cuepost.callback.event.ims.AttachedMediaUploadComplete;
import dev.cuepost.callback.event.ims.BatchProduceMediaComplete;
import dev.cuepost.callback.event.ims.ConvertStatus;
import dev.cuepost.callback.event.ims.ConvertedOutput;
import dev.cuepost.callback.event.ims.ConvertedOutputGroup;
import dev.cuepost.callback.event.ims.CreateAuditComplete;
import dev.cuepost.callback.event.ims.DeleteMediaComplete;
import dev.cuepost.callback.event.ims.DynamicImageComplete;
import dev.cuepost.callback.event.ims.FileType;
import dev.cuepost.callback.event.ims.FileUploadComplete;
import dev.cuepost.callback.event.ims.ImageUploadComplete;
import dev.cuepost.callback.event.ims.JobProgress;
import dev.cuepost.callback.event.ims.LiveRecordFileCreated;
import dev.cuepost.callback.event.ims.LiveRecordTaskStatus;
import dev.cuepost.callback.event.ims.LiveSnapshotFileCreated;
import dev.cuepost.callback.event.ims.MediaAiAnalysisComplete;
import dev.cuepost.callback.event.ims.MediaBaseChangeComplete;
import dev.cuepost.callback.event.ims.MediaConvertComplete;
import dev.cuepost.callback.event.ims.MediaConvertOutputComplete;
import dev.cuepost.callback.event.ims.MediaConvertOutputGroupComplete;
import dev.cuepost.callback.event.ims.MediaFile;
import dev.cuepost.callback.event.ims.MediaType;
import dev.cuepost.callback.event.ims.ProcessedJob;
import dev.cuepost.callback.event.ims.ProduceMediaComplete;
import dev.cuepost.callback.event.ims.RecordOutput;
import dev.cuepost.callback.event.ims.RegisterMediaComplete;
import dev.cuepost.callback.event.ims.RegisterStreamComplete;
import dev.cuepost.callback.event.ims.SmartJobComplete;
import dev.cuepost.callback.event.ims.SmarttagJobComplete;
import dev.cuepost.callback.event.ims.SnapshotComplete;
import dev.cuepost.callback.event.ims.SnapshotType;
import dev.cuepost.callback.event.ims.StreamUploadComplete;
import dev.cuepost.callback.event.ims.TranscodeComplete;
import dev.cuepost.callback.event.ims.TranscodeJob;
import dev.cuepost.callback.event.ims.TranscodeParentComplete;
import dev.cuepost.callback.event.ims.TriggerSource;
import dev.cuepost.callback.event.ims.UploadByURLComplete;
import dev.cuepost.callback.event.ims.UploadStreamByURLComplete;
import dev.cuepost.callback.event.ims.UploadedMedia;
import dev.cuepost.callback.event.ims.VideoAnalysisComplete;
import dev.cuepost.callback.event.ims.WorkflowTaskComplete;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Samples of the events of IMS. */
final class ImsSamples {
  private static final String MEDIA = "5f0c8e70e9f371ee8a1be7d6c7590102";
  private static final String JOB = "0d5f9d1e7b6c4a3f8e2d1c0b9a887766";
  private static final String PARENT_JOB = "8b1f6c2d4e5a4f7b9c0d1e2f3a4b5c6d";
  private static final String BUCKET = "oss://demo-out.oss-cn-shanghai.aliyuncs.com/";
  private static final String PLAYED_FROM = "https://demo-out.oss-cn-shanghai.aliyuncs.com/";
  private static final String USER_DATA = "{\"Order\":\"A-17\"}";
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant END = Instant.parse("2026-01-05T08:00:42Z");
  private static final MediaFile SOURCE = new MediaFile(FileType.MEDIA, MEDIA);
  private static final JsonText FILE_META =
      new JsonText(
          """
          {"FileBasicInfo": {"Duration": "12.040000", "FileSize": "1834831", "FormatName": "mp4",
            "Height": "720", "Width": "1280", "Bitrate": "1219.16"}}
          """);

  private ImsSamples() {}

  static List<ImsEvent> all() {
    return Stream.of(uploads(), assets(), processing(), ai(), editing(), live(), extensions())
        .flatMap(List::stream)
        .toList();
  }

  private static List<ImsEvent> extensions() {
    return List.of(
        new JobProgress(JOB, "c0b7a5d2f1e84c6d9a3b2c1d0e9f8a7b", 42, Optional.of(USER_DATA)),
        new SmarttagJobComplete(JOB, Optional.of(USER_DATA), Optional.empty()));
  }

  private static List<ImsEvent> uploads() {
    Optional<String> userData = Optional.of(USER_DATA);
    String source = "https://files.example.test/a.mp4";
    UploadedMedia video = uploaded("films/5a1c-19b0.mp4", 7_340_032, MediaType.VIDEO);
    UploadedMedia stream = uploaded("films/5a1c-19b0-ld.mp4", 1_815_321, MediaType.VIDEO);
    return List.of(
        new FileUploadComplete(true, video, userData),
        new UploadByURLComplete(JOB, source, Optional.of(video), userData, Optional.empty()),
        new ImageUploadComplete(
            true, uploaded("images/af80.jpg", 105_520, MediaType.IMAGE), userData),
        new AttachedMediaUploadComplete(
            true, uploaded("subtitles/en.srt", 2_048, MediaType.TEXT), userData),
        new RegisterStreamComplete(true, stream, userData),
        new StreamUploadComplete(true, stream, userData),
        new UploadStreamByURLComplete(
            JOB, source, Optional.of(stream), userData, Optional.empty()));
  }

  private static List<ImsEvent> assets() {
    return List.of(
        new CreateAuditComplete(
            MEDIA,
            new ManualReview(
                AuditStatus.NORMAL, BEGIN, Optional.of("reviewer-1"), Optional.of("no objection"))),
        new RegisterMediaComplete(
            MEDIA, Optional.of(JOB), Optional.of(USER_DATA), Optional.empty()),
        new DeleteMediaComplete(MEDIA, MediaType.VIDEO, DeleteType.ALL, Optional.empty()),
        new MediaBaseChangeComplete(
            MEDIA, MediaType.VIDEO, OperateMode.UPDATE, CommonSamples.changes()),
        new WorkflowTaskComplete(CommonSamples.workflowTask(MEDIA), Optional.of(USER_DATA)));
  }

  private static List<ImsEvent> processing() {
    Optional<String> template = Optional.of("f1a2b3c4d5e64f708192a3b4c5d6e7f8");
    Optional<String> pipeline = Optional.of("e37ebee5d98b4781897f6086e89f9c56");
    TranscodeJob transcoded =
        new TranscodeJob(
            job(JOB),
            PARENT_JOB,
            1,
            Optional.of("weekly film"),
            List.of(SOURCE),
            new MediaFile(FileType.OSS, BUCKET + "films/17-ld.mp4"),
            Optional.of(PLAYED_FROM + "films/17-ld.mp4"),
            Optional.of(FILE_META));
    ConvertedOutput output =
        new ConvertedOutput(
            "ld",
            "3c9d0e1f2a3b4c5d",
            ConvertStatus.SUCCESS,
            Optional.of(
                new ConvertedOutput.Result(
                    new MediaFile(FileType.OSS, BUCKET + "films/17-ld.m3u8"),
                    PLAYED_FROM + "films/17-ld.m3u8",
                    Optional.of(FILE_META))),
            BEGIN,
            END,
            Optional.empty());
    ConvertedOutputGroup group =
        new ConvertedOutputGroup(
            "hls",
            "3c9d0e1f2a3b4c5e",
            ConvertStatus.SUCCESS,
            List.of(output),
            BEGIN,
            END,
            Optional.empty());
    JsonText config =
        new JsonText(
            """
            {"Inputs": [{"Name": "film", "InputFile": {"Type": "Media",
                "Media": "5f0c8e70e9f371ee8a1be7d6c7590102"}}],
             "OutputGroups": [{"Name": "hls", "Outputs": [{"Name": "ld"}]}]}
            """);
    return List.of(
        new VideoAnalysisComplete(job(JOB), MEDIA, Optional.of(CommonSamples.figures())),
        new SnapshotComplete(
            job(JOB),
            Optional.of("weekly film"),
            SnapshotType.NORMAL,
            SOURCE,
            new MediaFile(FileType.OSS, BUCKET + "covers/17-{Count}.jpg"),
            3,
            template,
            pipeline),
        new DynamicImageComplete(
            job(JOB),
            Optional.of("weekly film"),
            SOURCE,
            new MediaFile(FileType.OSS, BUCKET + "covers/17.gif"),
            Optional.of(PLAYED_FROM + "covers/17.gif"),
            template,
            pipeline),
        new TranscodeComplete(transcoded),
        new TranscodeParentComplete(
            job(PARENT_JOB), Optional.of("weekly film"), 100, List.of(SOURCE), List.of(transcoded)),
        new MediaConvertComplete(
            JOB,
            config,
            List.of(output),
            List.of(group),
            Optional.of("9f2c6a10-token"),
            pipeline,
            Optional.of(USER_DATA),
            BEGIN,
            END,
            Optional.empty()),
        new MediaConvertOutputGroupComplete(JOB, group, Optional.of(USER_DATA)),
        new MediaConvertOutputComplete(JOB, output, Optional.of(USER_DATA)));
  }

  private static List<ImsEvent> ai() {
    return List.of(
        new AIMediaAuditComplete(
            JOB,
            Optional.of(MEDIA),
            Optional.of(CommonSamples.review()),
            Optional.of(USER_DATA),
            Optional.empty()),
        new AIProduceComplete(
            JOB,
            true,
            "Cover",
            Optional.of(new JsonText("{\"Covers\": 1}")),
            List.of(PLAYED_FROM + "covers/17-best.jpg"),
            Optional.of(USER_DATA)),
        new MediaAiAnalysisComplete(MEDIA, JOB, true, Optional.of(USER_DATA)));
  }

  private static List<ImsEvent> editing() {
    return List.of(
        new ProduceMediaComplete(
            JOB,
            "c0b7a5d2f1e84c6d9a3b2c1d0e9f8a7b",
            "9d2f1b60e9f471ee8a1be7d6c7590102",
            PLAYED_FROM + "films/final-17.mp4",
            Optional.of(USER_DATA),
            Optional.empty()),
        new BatchProduceMediaComplete(
            JOB, Optional.empty(), Optional.of(USER_DATA), Optional.empty()),
        new SmartJobComplete(JOB, "ASR", Optional.of(USER_DATA), Optional.empty()));
  }

  private static List<ImsEvent> live() {
    return List.of(
        new LiveRecordFileCreated(
            JOB,
            "rtmp://live.example.test/app/stream-1",
            new RecordOutput("oss-cn-shanghai.aliyuncs.com", "demo-out"),
            PLAYED_FROM + "live/stream-1.mp4",
            "mp4",
            BEGIN,
            END,
            new BigDecimal("42.0")),
        new LiveRecordTaskStatus(JOB, "paused", Optional.of("evening news")),
        new LiveSnapshotFileCreated(JOB, PLAYED_FROM + "live/stream-1-00001.jpg", END));
  }

  private static ProcessedJob job(String id) {
    return new ProcessedJob(
        id, TriggerSource.API, BEGIN, END, Optional.of(USER_DATA), Optional.empty());
  }

  private static UploadedMedia uploaded(String object, long sizeBytes, MediaType type) {
    return new UploadedMedia(PLAYED_FROM + object, MEDIA, "app-1000000", sizeBytes, type);
  }
}
