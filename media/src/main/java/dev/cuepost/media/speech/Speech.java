package dev.cuepost.media.speech;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.process.plugin.Plugin;
import java.util.Optional;

/**
 * Who speaks for edits and who listens to them.
 *
 * @param speaker makes the sounds of clips of type {@code AI_TTS}
 * @param listener is asked to transcribe for effects of type {@code AI_ASR}
 */
public record Speech(Optional<Speaker> speaker, Optional<Plugin> listener) {
  /** Nobody does. */
  public static final Speech NONE = new Speech(Optional.empty(), Optional.empty());

  /** What the timeline wants that nobody here does. */
  public Optional<Rejection> missing(Timeline timeline) {
    if (speaker.isEmpty()) {
      var silent =
          timeline.audioTracks().stream()
              .flatMap(track -> track.clips().stream())
              .filter(clip -> clip.source() instanceof MediaRef.Speech)
              .findFirst();
      if (silent.isPresent()) {
        return refuse(
            "InvalidTimelineFormat",
            silent.get().path(),
            "AI_TTS needs a plug-in that speaks, and this server has none (media.speech-plugin).");
      }
    }
    return listener.isPresent()
        ? Optional.empty()
        : timeline.captions().speeches().stream()
            .findFirst()
            .flatMap(unheard ->
                refuse(
                    "InvalidEffectParam",
                    unheard.path(),
                    "AI_ASR needs a plug-in that listens, and this server has none"
                        + " (media.transcript-plugin)."));
  }

  private static Optional<Rejection> refuse(String code, String path, String why) {
    return Optional.of(Rejection.atSubmit(code, path + ".Type: " + why));
  }
}
