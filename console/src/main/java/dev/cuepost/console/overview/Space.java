package dev.cuepost.console.overview;

/** The disk that everything is kept on, in bytes. */
public record Space(long total, long usable) {
  private static final int SCARCE_PERCENT = 10;

  public long used() {
    return total - usable;
  }

  public boolean isScarce() {
    return usable * 100 < total * SCARCE_PERCENT;
  }
}
