package dev.cuepost.media.speech;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.edit.MediaRef;

/** What is to be said, as plug-ins read it. */
final class SpokenTask {
  private SpokenTask() {}

  /** One JSON object; what the timeline does not say is not there. */
  static String json(MediaRef.Speech wish) {
    ObjectNode task =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", 1)
            .put("task", "speak")
            .put("text", wish.content());
    wish.voice().ifPresent(voice -> task.put("voice", voice));
    wish.customizedVoice().ifPresent(voice -> task.put("customizedVoice", voice));
    wish.format().ifPresent(format -> task.put("format", format));
    task.put("speechRate", wish.speechRate()).put("pitchRate", wish.pitchRate());
    wish.volume().ifPresent(volume -> task.put("volume", volume));
    return task.toString();
  }
}
