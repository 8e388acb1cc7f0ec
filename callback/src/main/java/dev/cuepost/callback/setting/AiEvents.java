package dev.cuepost.callback.setting;

import java.util.Set;

/**
 * The types of events for which {@code AIComplete} stands in a setting.
 *
 * <p>Source: VOD documentation, "SetMessageCallback": AI events are not listed one by one. IMS
 * documentation, "Event list", for the names there.
 */
final class AiEvents {
  private static final Set<String> IMS =
      Set.of(
          "AIMediaAuditComplete",
          "AIProduceComplete",
          "MediaAiAnalysisComplete",
          "SmartJobComplete");

  private AiEvents() {}

  static boolean isOfIms(String type) {
    return IMS.contains(type);
  }

  /** Any name that begins so: the documentation ends its list with "etc". */
  static boolean isOfVod(String type) {
    return type.startsWith("AI");
  }
}
