package dev.cuepost.console.sign;

import dev.cuepost.access.ConsoleSessions;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Gate;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Cookies;
import dev.cuepost.identity.guess.Guesses;
import java.util.List;
import java.util.Optional;

/** Signing in and out. */
public final class SignIn {
  private final ConsoleSessions sessions;
  private final Guesses guesses;

  public SignIn(ConsoleSessions sessions, Guesses guesses) {
    this.sessions = sessions;
    this.guesses = guesses;
  }

  public Answer show(Visit visit) {
    return new Answer.Page(
        new SignInView("", LocalAddress.of(visit.query().text("to")), Optional.empty()));
  }

  /** Judges name and password. Whoever is let in gets a new cookie, which nobody else can know. */
  public Answer perform(Visit visit) {
    String name = visit.form().text("name");
    String to = LocalAddress.of(visit.form().text("to"));
    Optional<String> token = sessions.signIn(name, visit.form().text("password"));
    if (token.isPresent()) {
      return new Answer.Elsewhere(to, List.of(Cookies.passing(Cookies.VISITOR, token.get())));
    }
    if (guesses.failed(visit.request().client()) == Guesses.Answer.THROTTLE) {
      throw new Refusal(Refusal.Kind.TOO_MANY, "");
    }
    return new Answer.Page(403, new SignInView(name, to, Optional.of("sign-in.wrong")));
  }

  public Answer end(Visit visit) {
    sessions.end(visit.cookie());
    return new Answer.Elsewhere(Gate.SIGN_IN, List.of(Cookies.gone(Cookies.VISITOR)));
  }
}
