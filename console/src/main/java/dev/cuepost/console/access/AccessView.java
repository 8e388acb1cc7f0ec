package dev.cuepost.console.access;

import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.util.List;
import java.util.Optional;

/** A page about access. */
public interface AccessView extends View {
  /** The parts that the visitor may see. */
  List<AccessTab> tabs();

  AccessTab tab();

  /** What is wrong with what was asked, in a sentence for the top of the page. */
  default Optional<String> problem() {
    return Optional.empty();
  }

  @Override
  default String title(Texts texts) {
    return texts.of("access." + tab().word());
  }

  @Override
  default Section section() {
    return Section.ACCESS;
  }
}
