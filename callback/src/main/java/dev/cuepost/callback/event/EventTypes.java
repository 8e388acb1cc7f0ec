package dev.cuepost.callback.event;

import java.util.List;
import java.util.Set;

/**
 * The names of all events, as users list them in their callback settings.
 *
 * <p>Source: IMS documentation, "Event list"; VOD documentation, "Events", Overview.
 */
public final class EventTypes {
  private static final List<String> IMS =
      List.of(
          "FileUploadComplete",
          "UploadByURLComplete",
          "ImageUploadComplete",
          "AttachedMediaUploadComplete",
          "RegisterStreamComplete",
          "StreamUploadComplete",
          "UploadStreamByURLComplete",
          "CreateAuditComplete",
          "RegisterMediaComplete",
          "DeleteMediaComplete",
          "MediaBaseChangeComplete",
          "WorkflowTaskComplete",
          "VideoAnalysisComplete",
          "SnapshotComplete",
          "DynamicImageComplete",
          "TranscodeComplete",
          "TranscodeParentComplete",
          "MediaConvertComplete",
          "MediaConvertOutputGroupComplete",
          "MediaConvertOutputComplete",
          "AIMediaAuditComplete",
          "AIProduceComplete",
          "MediaAiAnalysisComplete",
          "ProduceMediaComplete",
          "BatchProduceMediaComplete",
          "SmartJobComplete",
          "LiveRecordFileCreated",
          "LiveRecordTaskStatus",
          "LiveSnapshotFileCreated");

  private static final List<String> VOD =
      List.of(
          "FileUploadComplete",
          "ImageUploadComplete",
          "AttachedMediaUploadComplete",
          "UploadByURLComplete",
          "VideoAnalysisComplete",
          "StreamTranscodeComplete",
          "TranscodeComplete",
          "SnapshotComplete",
          "DynamicImageComplete",
          "AddLiveRecordVideoComplete",
          "LiveRecordVideoComposeStart",
          "CreateAuditComplete",
          "ProduceMediaComplete",
          "DeleteMediaComplete",
          "AIMediaAuditComplete",
          "AIMediaDNAComplete",
          "AIVideoTagComplete",
          "MediaBaseChangeComplete",
          "UpdateMediaStorageClassComplete",
          "RestoreMediaComplete",
          "SubmitMediaRefreshComplete",
          "WorkflowTaskComplete");

  private static final Set<String> IMS_AI =
      Set.of(
          "AIMediaAuditComplete",
          "AIProduceComplete",
          "MediaAiAnalysisComplete",
          "SmartJobComplete");

  /** The name that stands for all AI events in a setting; no event has it. */
  private static final String AI_GROUP = "AIComplete";

  private EventTypes() {}

  /** All of a product, in the order of its documentation. */
  public static List<String> of(Product product) {
    return switch (product) {
      case IMS -> IMS;
      case VOD -> VOD;
    };
  }

  /** Those of {@link #of} that {@code AIComplete} covers, in the same order. */
  public static List<String> aiOf(Product product) {
    return of(product).stream().filter(type -> isAi(product, type)).toList();
  }

  /**
   * Whether {@code AIComplete} in a setting covers it. In VOD this holds for names that this
   * catalogue does not have, too.
   */
  public static boolean isAi(Product product, String type) {
    return switch (product) {
      case IMS -> IMS_AI.contains(type);
      case VOD -> type.startsWith("AI") && !type.equals(AI_GROUP);
    };
  }
}
