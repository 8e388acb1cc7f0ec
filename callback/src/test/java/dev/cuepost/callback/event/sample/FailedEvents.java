package dev.cuepost.callback.event.sample;

import static dev.cuepost.callback.event.ims.MediaType.AUDIO;
import static dev.cuepost.callback.event.ims.MediaType.IMAGE;
import static dev.cuepost.callback.event.ims.MediaType.OTHER;
import static dev.cuepost.callback.event.ims.MediaType.VIDEO;

import dev.cuepost.callback.event.DeleteType;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.WorkflowTask;
import dev.cuepost.callback.event.ims.AIProduceComplete;
import dev.cuepost.callback.event.ims.AttachedMediaUploadComplete;
import dev.cuepost.callback.event.ims.BatchProduceMediaComplete;
import dev.cuepost.callback.event.ims.ConvertStatus;
import dev.cuepost.callback.event.ims.ConvertedOutput;
import dev.cuepost.callback.event.ims.ConvertedOutputGroup;
import dev.cuepost.callback.event.ims.FileType;
import dev.cuepost.callback.event.ims.MediaAiAnalysisComplete;
import dev.cuepost.callback.event.ims.MediaConvertComplete;
import dev.cuepost.callback.event.ims.MediaConvertOutputComplete;
import dev.cuepost.callback.event.ims.MediaConvertOutputGroupComplete;
import dev.cuepost.callback.event.ims.MediaFile;
import dev.cuepost.callback.event.ims.ProcessedJob;
import dev.cuepost.callback.event.ims.RegisterMediaComplete;
import dev.cuepost.callback.event.ims.RegisterStreamComplete;
import dev.cuepost.callback.event.ims.SmartJobComplete;
import dev.cuepost.callback.event.ims.StreamUploadComplete;
import dev.cuepost.callback.event.ims.TranscodeJob;
import dev.cuepost.callback.event.ims.TranscodeParentComplete;
import dev.cuepost.callback.event.ims.TriggerSource;
import dev.cuepost.callback.event.ims.UploadStreamByURLComplete;
import dev.cuepost.callback.event.ims.UploadedMedia;
import dev.cuepost.callback.event.vod.AIMediaDNAComplete;
import dev.cuepost.callback.event.vod.AIVideoTagComplete;
import dev.cuepost.callback.event.vod.AddLiveRecordVideoComplete;
import dev.cuepost.callback.event.vod.AiJob;
import dev.cuepost.callback.event.vod.LiveRecordVideoComposeStart;
import dev.cuepost.callback.event.vod.RestoreMediaComplete;
import dev.cuepost.callback.event.vod.StreamInfo;
import dev.cuepost.callback.event.vod.StreamTranscodeComplete;
import dev.cuepost.callback.event.vod.SubmitMediaRefreshComplete;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One event of each type that can tell of a failure, of something that failed. */
final class FailedEvents {
  private static final String MEDIA = "5f0c8e70e9f371ee8a1be7d6c7590102";
  private static final String JOB = "0d5f9d1e7b6c4a3f8e2d1c0b9a887766";
  private static final String PARENT_JOB = "8b1f6c2d4e5a4f7b9c0d1e2f3a4b5c6d";
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant END = Instant.parse("2026-01-05T08:00:42Z");
  private static final String URL = "https://files.example.test/a.mp4";
  private static final Optional<String> USER_DATA = Optional.of("{\"Order\":\"A-17\"}");
  private static final Optional<Failure> BROKEN =
      Optional.of(
          new Failure(
              "InvalidParameter.ResourceContentBad", "The resource operated InputFile is bad"));
  private static final Optional<Failure> UNREACHABLE =
      Optional.of(
          new Failure("URLInvalidError", "download video failed by the url, please check it"));
  private static final Optional<Failure> UNKNOWN =
      Optional.of(new Failure("InvalidVideo.NotFound", "The video does not exist."));

  private FailedEvents() {}

  static List<EventBody> ims() {
    MediaFile source = new MediaFile(FileType.MEDIA, MEDIA);
    MediaFile target =
        new MediaFile(FileType.OSS, "oss://demo-out.oss-cn-shanghai.aliyuncs.com/films/17.mp4");
    ProcessedJob job =
        new ProcessedJob(JOB, TriggerSource.WORKFLOW, BEGIN, END, Optional.empty(), BROKEN);
    TranscodeJob transcoded =
        new TranscodeJob(
            job,
            PARENT_JOB,
            1,
            Optional.empty(),
            List.of(source),
            target,
            Optional.empty(),
            Optional.empty());
    ConvertedOutput output =
        new ConvertedOutput(
            "ld", "3c9d0e1f2a3b4c5d", ConvertStatus.FAILED, Optional.empty(), BEGIN, END, BROKEN);
    ConvertedOutputGroup group =
        new ConvertedOutputGroup(
            "hls",
            "3c9d0e1f2a3b4c5e",
            ConvertStatus.SKIPPED,
            List.of(output),
            BEGIN,
            END,
            Optional.empty());
    return List.of(
        new dev.cuepost.callback.event.ims.FileUploadComplete(
            false, uploaded(VIDEO), Optional.empty()),
        new dev.cuepost.callback.event.ims.UploadByURLComplete(
            JOB, URL, Optional.empty(), USER_DATA, UNREACHABLE),
        new dev.cuepost.callback.event.ims.ImageUploadComplete(
            false, uploaded(IMAGE), Optional.empty()),
        new AttachedMediaUploadComplete(false, uploaded(OTHER), Optional.empty()),
        new RegisterStreamComplete(false, uploaded(AUDIO), Optional.empty()),
        new StreamUploadComplete(false, uploaded(VIDEO), Optional.empty()),
        new UploadStreamByURLComplete(JOB, URL, Optional.empty(), Optional.empty(), UNREACHABLE),
        new RegisterMediaComplete(MEDIA, Optional.empty(), Optional.empty(), BROKEN),
        new dev.cuepost.callback.event.ims.DeleteMediaComplete(
            MEDIA, VIDEO, DeleteType.ALL, UNKNOWN),
        new dev.cuepost.callback.event.ims.WorkflowTaskComplete(failedTask(), Optional.empty()),
        new dev.cuepost.callback.event.ims.VideoAnalysisComplete(job, MEDIA, Optional.empty()),
        new dev.cuepost.callback.event.ims.SnapshotComplete(
            job,
            Optional.empty(),
            dev.cuepost.callback.event.ims.SnapshotType.WEB_VTT,
            source,
            target,
            1,
            Optional.empty(),
            Optional.empty()),
        new dev.cuepost.callback.event.ims.DynamicImageComplete(
            job,
            Optional.empty(),
            source,
            target,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new dev.cuepost.callback.event.ims.TranscodeComplete(transcoded),
        new TranscodeParentComplete(
            new ProcessedJob(PARENT_JOB, TriggerSource.CONSOLE, BEGIN, END, USER_DATA, BROKEN),
            Optional.empty(),
            100,
            List.of(source),
            List.of(transcoded)),
        new MediaConvertComplete(
            JOB,
            new JsonText("{\"Inputs\":[]}"),
            List.of(),
            List.of(group),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            BEGIN,
            END,
            BROKEN),
        new MediaConvertOutputGroupComplete(JOB, group, Optional.empty()),
        new MediaConvertOutputComplete(JOB, output, Optional.empty()),
        new dev.cuepost.callback.event.ims.AIMediaAuditComplete(
            JOB, Optional.empty(), Optional.empty(), Optional.empty(), BROKEN),
        new dev.cuepost.callback.event.ims.SmarttagJobComplete(JOB, Optional.empty(), BROKEN),
        new AIProduceComplete(JOB, false, "Cover", Optional.empty(), List.of(), Optional.empty()),
        new MediaAiAnalysisComplete(MEDIA, JOB, false, Optional.empty()),
        new dev.cuepost.callback.event.ims.ProduceMediaComplete(
            JOB,
            "c0b7a5d2f1e84c6d9a3b2c1d0e9f8a7c",
            "9d2f1b61e9f471ee8a1be7d6c7590102",
            "https://demo-out.oss-cn-shanghai.aliyuncs.com/clips/final-18.mp4",
            Optional.of("{\"NotifyAddress\":\"ice-callback-demo\"}"),
            Optional.of(
                new Failure(
                    "InvalidMaterial.NotFound", "The specified clips id not found:[\"6666\"]"))),
        new BatchProduceMediaComplete(JOB, Optional.empty(), Optional.empty(), BROKEN),
        new SmartJobComplete(JOB, "ASR", Optional.empty(), BROKEN));
  }

  static List<EventBody> vod() {
    StreamInfo stream =
        new StreamInfo(
            JOB, Optional.of("HD"), Optional.empty(), List.of(), true, BEGIN, END, BROKEN);
    AiJob job = new AiJob(JOB, MEDIA, BROKEN);
    return List.of(
        new dev.cuepost.callback.event.vod.ImageUploadComplete(
            MEDIA, false, Optional.empty(), Optional.empty(), Optional.empty()),
        new dev.cuepost.callback.event.vod.UploadByURLComplete(
            JOB, Optional.of(URL), Optional.empty(), Optional.empty(), UNREACHABLE),
        new dev.cuepost.callback.event.vod.VideoAnalysisComplete(MEDIA, Optional.empty(), BROKEN),
        new StreamTranscodeComplete(MEDIA, stream, Optional.empty()),
        new dev.cuepost.callback.event.vod.TranscodeComplete(
            MEDIA, List.of(stream), Optional.empty()),
        new dev.cuepost.callback.event.vod.SnapshotComplete(
            MEDIA, JOB, false, Optional.empty(), List.of(), Optional.empty(), BROKEN),
        new dev.cuepost.callback.event.vod.DynamicImageComplete(
            MEDIA, JOB, Optional.empty(), BROKEN),
        new AddLiveRecordVideoComplete(
            MEDIA, false, Optional.empty(), Optional.empty(), Optional.empty()),
        new LiveRecordVideoComposeStart(MEDIA, false, Optional.empty()),
        new dev.cuepost.callback.event.vod.ProduceMediaComplete(
            MEDIA, "987624bab6d9fcdeefdd974c7aa00001", BROKEN),
        new dev.cuepost.callback.event.vod.DeleteMediaComplete(
            MEDIA,
            dev.cuepost.callback.event.vod.MediaType.VIDEO,
            DeleteType.MEZZANINE,
            List.of(),
            UNKNOWN),
        new dev.cuepost.callback.event.vod.AIMediaAuditComplete(job, Optional.empty()),
        new AIMediaDNAComplete(job, Optional.empty()),
        new AIVideoTagComplete(job, Optional.empty()),
        new UpdateMediaStorageClassComplete(
            MEDIA,
            UpdateMediaStorageClassComplete.Scope.SOURCE_FILE,
            UpdateMediaStorageClassComplete.StorageClass.COLD_ARCHIVE,
            UpdateMediaStorageClassComplete.Trigger.LIFE_CYCLE,
            UNKNOWN),
        new RestoreMediaComplete(MEDIA, Optional.empty(), UNKNOWN),
        new SubmitMediaRefreshComplete(
            JOB,
            MEDIA,
            SubmitMediaRefreshComplete.TaskType.REFRESH,
            List.of(),
            List.of(),
            new JsonText("{}"),
            Optional.empty(),
            UNKNOWN),
        new dev.cuepost.callback.event.vod.WorkflowTaskComplete(
            "1234567890123456", MEDIA, failedTask()));
  }

  private static UploadedMedia uploaded(dev.cuepost.callback.event.ims.MediaType type) {
    return new UploadedMedia(
        "https://demo-out.oss-cn-shanghai.aliyuncs.com/films/5a1c",
        MEDIA,
        "app-1000000",
        7_340_032,
        type);
  }

  private static WorkflowTask failedTask() {
    return new WorkflowTask(
        "552ad479de504ab7b4ce1c1cd2a1f2b0",
        "4215e1d2c2b04bcf8ae7d0f4a1b2c3d4",
        false,
        new JsonText("{}"),
        List.of(
            new WorkflowTask.Activity(
                "Act-Start", "70fb1d2e8a3c4f5b", false, BEGIN, END, new JsonText("{}"))),
        BEGIN,
        END,
        END);
  }
}
