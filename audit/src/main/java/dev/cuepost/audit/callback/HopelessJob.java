package dev.cuepost.audit.callback;

import java.net.URI;
import java.util.Map;

/**
 * An editing job whose source is not there, so that it ends at once and tells of it.
 *
 * @param objects address of the server's objects
 */
record HopelessJob(URI objects) {
  /**
   * The parameters of such a job.
   *
   * @param target where its end is told
   */
  Map<String, String> told(String target) {
    return Map.of(
        "Timeline",
        "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s/demo/none.mp4\"}]}]}"
            .formatted(objects),
        "OutputMediaConfig",
        "{\"MediaURL\":\"%s/demo/out.mp4\"}".formatted(objects),
        "UserData",
        "{\"NotifyAddress\":\"%s\"}".formatted(target));
  }
}
