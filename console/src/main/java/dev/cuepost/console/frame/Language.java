package dev.cuepost.console.frame;

import java.util.Locale;
import java.util.Optional;

/** The languages of the console. */
public enum Language {
  EN("en", "English", Locale.ENGLISH),
  ZH("zh", "中文", Locale.SIMPLIFIED_CHINESE);

  private final String tag;
  private final String ownName;
  private final Locale locale;

  Language(String tag, String ownName, Locale locale) {
    this.tag = tag;
    this.ownName = ownName;
    this.locale = locale;
  }

  public String tag() {
    return tag;
  }

  /** As its speakers call it. */
  public String ownName() {
    return ownName;
  }

  Locale locale() {
    return locale;
  }

  public static Optional<Language> of(String tag) {
    for (Language language : values()) {
      if (language.tag.equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The first of ours in an {@code Accept-Language} header that the browser does not decline. */
  static Language accepted(String header) {
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) { // the best first
        Optional<Language> ours = of(range.getRange().split("-", 2)[0]);
        if (ours.isPresent() && range.getWeight() > 0) {
          return ours.get();
        }
      }
    } catch (IllegalArgumentException _) {
      // A header that makes no sense asks for nothing.
    }
    return EN;
  }
}
