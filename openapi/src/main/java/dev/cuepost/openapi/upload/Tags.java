package dev.cuepost.openapi.upload;

import dev.cuepost.openapi.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Tags of an asset: a list with commas, at most 16 of at most 32 bytes each. */
public final class Tags {
  private static final int MOST = 16;
  private static final int MOST_BYTES = 32;

  /** The longest list, in bytes. */
  public static final int MAX_BYTES = MOST * (MOST_BYTES + 1);

  private Tags() {}

  /** Tells what is wrong with tags. */
  @FunctionalInterface
  public interface Complaint {
    Refusal of(String rule);
  }

  /**
   * Reads a list.
   *
   * @throws Refusal as the complaint has it
   */
  public static List<String> read(String list, Complaint complaint) throws Refusal {
    List<String> tags =
        Arrays.stream(list.split(",", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList();
    if (tags.size() > MOST) {
      throw complaint.of("has at most %d tags".formatted(MOST));
    }
    if (tags.stream().anyMatch(t -> t.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)) {
      throw complaint.of("has tags of at most %d bytes".formatted(MOST_BYTES));
    }
    return tags;
  }
}
