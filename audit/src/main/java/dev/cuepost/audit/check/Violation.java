package dev.cuepost.audit.check;

/**
 * A promise that was not kept.
 *
 * @param queue where
 * @param key of the message
 * @param sentence what happened, with the calls that show it
 */
public record Violation(Kind kind, String queue, String key, String sentence) {
  /** Which promise. */
  public enum Kind {
    LOST("acknowledged sends lost"),
    SEEN_AFTER_DELETE("deleted messages seen again"),
    NEVER_SENT("messages seen that were never sent"),
    ALTERED("bodies or ids not as sent"),
    LEASED_TWICE("messages seen while leased"),
    EARLY("messages seen before their delay was over"),
    STALE_HANDLE("stale receipt handles accepted"),
    COUNT_NOT_RISING("dequeue counts that do not rise");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    public String description() {
      return description;
    }
  }
}
