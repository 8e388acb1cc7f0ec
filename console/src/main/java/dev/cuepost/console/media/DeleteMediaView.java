package dev.cuepost.console.media;

import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;

/** Asks whether an asset is to be deleted. */
public record DeleteMediaView(String mediaId, String name) implements View {
  @Override
  public String template() {
    return "media/delete";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("media.delete.title", name);
  }

  @Override
  public Section section() {
    return Section.MEDIA;
  }
}
