package dev.cuepost.media.process.plugin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;

/**
 * What a plug-in is to do.
 *
 * @param jobId of the job for which it does
 * @param mediaId of the asset, empty if it is none
 * @param title of the asset, may be empty
 * @param config what the user or the template says about it, handed on as it is; may be empty
 */
public record Task(Kind kind, String jobId, String mediaId, String title, String config) {
  /** On the wire in lower case. */
  public enum Kind {
    /** Say what is in it. */
    TAG,
    /** Say whether it may be shown. */
    AUDIT,
    /** Say what is said in it, and when. */
    TRANSCRIBE
  }

  /** As plug-ins read it: one JSON object. */
  String json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", 1)
        .put("task", kind.name().toLowerCase(Locale.ROOT))
        .put("jobId", jobId)
        .put("mediaId", mediaId)
        .put("title", title)
        .put("config", config)
        .toString();
  }
}
