package dev.cuepost.media.process.plugin;

import dev.cuepost.egress.Egress;
import dev.cuepost.egress.ExchangeFailure;
import dev.cuepost.egress.FilePost;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.outcome.Outcome;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An address of the operator's. The task and the file are posted to it as a form; its answer comes
 * with status 200.
 */
public final class HttpPlugin implements Plugin {
  private final FilePost post;

  /**
   * @throws IllegalArgumentException if the address is not an http or https URL
   */
  public HttpPlugin(Egress egress, String url) {
    this.post = new FilePost(egress, url, LONGEST_ANSWER);
  }

  @Override
  public Reply look(Task task, Path file, MediaFacts facts, Path scratch, Duration limit) {
    String who = "The plug-in at " + post.host();
    return switch (post.post(task.json(), file, limit)) {
      case FilePost.Outcome.Answered(String body) -> FindingsReader.reply(body, task, who);
      case FilePost.Outcome.HttpStatus(int status) ->
          Reply.NotAnswered.failed(FAILED, "%s answered with status %d.".formatted(who, status));
      case FilePost.Outcome.TooLong(int most) ->
          Reply.NotAnswered.failed(
              LONG_ANSWER, "%s answered with more than %d bytes.".formatted(who, most));
      case FilePost.Outcome.Failed(ExchangeFailure.TimedOut _) ->
          new Reply.NotAnswered(new Outcome.TimedOut(limit));
      case FilePost.Outcome.Failed(ExchangeFailure.Interrupted _) ->
          new Reply.NotAnswered(new Outcome.Cancelled());
      case FilePost.Outcome.Failed(ExchangeFailure why) ->
          Reply.NotAnswered.failed(
              FAILED, "%s could not be asked: %s.".formatted(who, why.sentence()));
    };
  }
}
