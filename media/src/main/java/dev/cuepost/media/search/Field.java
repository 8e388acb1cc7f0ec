package dev.cuepost.media.search;

/** What of an asset can be asked for. */
public enum Field {
  MEDIA_ID("media_id", Type.WORD),
  APP("app", Type.WORD),
  KIND("kind", Type.NAMED),
  STATE("state", Type.NAMED),
  BUSINESS_TYPE("business_type", Type.WORD),
  REFERENCE("reference_id", Type.WORD),
  REGION("region", Type.WORD),
  /** Where its file is. */
  URL("url", Type.WORD),
  CATEGORY("category", Type.NUMBER),
  TITLE("title", Type.TEXT),
  DESCRIPTION("description", Type.TEXT),
  TAGS("tags", Type.TEXT),
  SIZE("size_bytes", Type.NUMBER),
  /** In seconds, with a fraction. */
  DURATION("duration_ms", Type.SECONDS),
  CREATED("created_at", Type.TIME),
  MODIFIED("modified_at", Type.TIME),
  /** Of what is said under a name, in {@link Condition.Said}. */
  SAID_WORD("word_value", Type.WORD),
  /** The same of a number. */
  SAID_NUMBER("number_value", Type.NUMBER);

  /** How values are written and compared. */
  enum Type {
    /** Equal to the last character. */
    WORD,
    /** A word of the product for something that has another name here. */
    NAMED,
    /** Contained, whatever the case of Latin letters. */
    TEXT,
    NUMBER,
    SECONDS,
    /** As {@code 2026-11-22T01:32:24Z}, or in milliseconds since the epoch. */
    TIME
  }

  private final String column;
  private final Type type;

  Field(String column, Type type) {
    this.column = column;
    this.type = type;
  }

  String column() {
    return column;
  }

  Type type() {
    return type;
  }
}
