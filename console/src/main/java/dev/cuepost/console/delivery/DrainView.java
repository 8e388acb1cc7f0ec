package dev.cuepost.console.delivery;

import dev.cuepost.callback.delivery.Drain;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;

/** What came of draining a queue of dead letters. */
public record DrainView(String queue, Drain.Outcome.Drained drained) implements View {
  @Override
  public String template() {
    return "delivery/drain";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("drain.title");
  }

  @Override
  public Section section() {
    return Section.DELIVERIES;
  }
}
