package dev.cuepost.media.render;

/** Any text as the value of an option among the filters that FFmpeg reads. */
public final class FilterWord {
  private FilterWord() {}

  /** FFmpeg takes backslashes away twice: where filters end, then where options end. */
  public static String of(String text) {
    return text.replaceAll("[\\\\':]", "\\\\$0").replaceAll("[\\\\'\\[\\],;]", "\\\\$0");
  }
}
