package dev.cuepost.console.sign;

import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Language;
import dev.cuepost.console.frame.Theme;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Cookies;
import java.util.ArrayList;
import java.util.List;

/** Language and colours, which the browser keeps. */
public final class Preferences {
  /** Keeps what the form names, and goes back to where it stood. */
  public Answer set(Visit visit) {
    List<String> cookies = new ArrayList<>();
    visit
        .form()
        .find("language")
        .flatMap(Language::of)
        .ifPresent(language -> cookies.add(Cookies.lasting(Cookies.LANGUAGE, language.tag())));
    visit
        .form()
        .find("theme")
        .flatMap(Theme::of)
        .ifPresent(theme -> cookies.add(Cookies.lasting(Cookies.THEME, theme.word())));
    return new Answer.Elsewhere(LocalAddress.of(visit.form().text("back")), cookies);
  }
}
