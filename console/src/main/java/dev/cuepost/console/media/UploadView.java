package dev.cuepost.console.media;

import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.util.Optional;

/**
 * A form that takes files.
 *
 * @param problem key of what was wrong with the last one
 */
public record UploadView(long formMaxBytes, Optional<String> problem) implements View {
  @Override
  public String template() {
    return "media/upload";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("upload.title");
  }

  @Override
  public Section section() {
    return Section.MEDIA;
  }
}
