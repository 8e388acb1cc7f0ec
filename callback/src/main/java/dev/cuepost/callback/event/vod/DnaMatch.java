package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;
import java.math.BigDecimal;
import java.util.List;

/**
 * A video of the library that has parts in common with the one that was looked at.
 *
 * @param similarity 0 to 1
 * @param primaryKey the video in the library
 * @param parts what they have in common
 */
public record DnaMatch(BigDecimal similarity, String primaryKey, List<Part> parts)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.digits("Similarity", similarity).text("PrimaryKey", primaryKey).array("Detail", parts);
  }

  /**
   * One part that both have.
   *
   * @param input where it is in the video that was looked at
   * @param duplication where it is in the one of the library
   */
  public record Part(Span input, Span duplication) implements EventPart {
    @Override
    public void write(EventWriter json) {
      json.object("Input", input).object("Duplication", duplication);
    }
  }

  /** A piece of a video, in seconds. */
  public record Span(BigDecimal start, BigDecimal length) implements EventPart {
    @Override
    public void write(EventWriter json) {
      json.digits("Start", start).digits("Duration", length);
    }
  }
}
