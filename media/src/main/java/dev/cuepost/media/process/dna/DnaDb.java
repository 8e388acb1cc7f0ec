package dev.cuepost.media.process.dna;

/**
 * A collection of fingerprints of an account in a region; it is there once something is put into
 * it.
 *
 * @param id any text of 1..64 characters
 */
public record DnaDb(String account, String region, String id) {
  /** The collection of those who name none. */
  public static final String DEFAULT_ID = "default";

  /** The longest id, in characters. */
  public static final int LONGEST_ID = 64;

  public DnaDb {
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "the id of a DNA library must have 1..%d characters, had %d"
              .formatted(LONGEST_ID, id.length()));
    }
  }

  /** The one of those who name none. */
  public static DnaDb byDefault(String account, String region) {
    return new DnaDb(account, region, DEFAULT_ID);
  }
}
