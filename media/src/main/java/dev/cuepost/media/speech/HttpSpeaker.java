package dev.cuepost.media.speech;

import dev.cuepost.egress.Egress;
import dev.cuepost.egress.ExchangeFailure;
import dev.cuepost.egress.TaskPost;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.plugin.Plugin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An address of the operator's. The task is posted to it; the sound comes with status 200. */
public final class HttpSpeaker implements Speaker {
  private final TaskPost post;

  /**
   * @throws IllegalArgumentException if the address is not an http or https URL
   */
  public HttpSpeaker(Egress egress, String url) {
    this.post = new TaskPost(egress, url, LARGEST);
  }

  @Override
  public Outcome speak(MediaRef.Speech wish, Path target, Duration limit) throws IOException {
    String who = "The plug-in at " + post.host();
    return switch (post.post(SpokenTask.json(wish), target, limit)) {
      case TaskPost.Outcome.Answered(long bytes) when bytes == 0 ->
          new Outcome.Failed(
              Plugin.INVALID_ANSWER, who + " breaks its contract: it sent no sound.");
      case TaskPost.Outcome.Answered _ -> new Outcome.Made(List.of(target));
      case TaskPost.Outcome.HttpStatus(int status) ->
          new Outcome.Failed(Plugin.FAILED, "%s answered with status %d.".formatted(who, status));
      case TaskPost.Outcome.TooLong(long most) ->
          new Outcome.Failed(
              Plugin.LONG_ANSWER, "%s answered with more than %d bytes.".formatted(who, most));
      case TaskPost.Outcome.Failed(ExchangeFailure.TimedOut _) -> new Outcome.TimedOut(limit);
      case TaskPost.Outcome.Failed(ExchangeFailure.Interrupted _) -> new Outcome.Cancelled();
      case TaskPost.Outcome.Failed(ExchangeFailure why) ->
          new Outcome.Failed(
              Plugin.FAILED, "%s could not be asked: %s.".formatted(who, why.sentence()));
    };
  }
}
