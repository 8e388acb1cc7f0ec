package dev.cuepost.console.queue;

import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.time.Instant;
import java.util.Optional;

/**
 * What takes the place of a received message after something was done to it.
 *
 * @param until when it becomes visible again, if that is what was said
 * @param bad whether it did not work
 */
public record SettledView(Optional<Instant> until, String sentence, boolean bad) implements View {
  @Override
  public String template() {
    return "queue/settled";
  }

  @Override
  public String title(Texts texts) {
    return sentence;
  }
}
