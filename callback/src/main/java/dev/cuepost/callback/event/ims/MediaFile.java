package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;

/**
 * A file that a job reads or writes.
 *
 * @param type how it is named
 * @param media its address or id; may keep placeholders, as {@code {Count}}
 */
public record MediaFile(FileType type, String media) implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("Type", type).text("Media", media);
  }
}
