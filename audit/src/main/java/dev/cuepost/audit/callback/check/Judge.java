package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Books;
import java.util.List;

/** Judges the books of a run. */
public final class Judge {
  private static final List<Rule> RULES =
      List.of(
          new NothingIsLost(),
          new DeliveredIsTaken(),
          new GivenUpAtTheEnd(),
          new DeadLettersArrive(),
          new OnlyWhatIsRecorded(),
          new BodiesAreTheSame(),
          new NoCallWithoutCause(),
          new AttemptsKeepTheirPolicy());

  private Judge() {}

  /** What the books show. */
  public static Judgement judge(Books books) {
    var evidence = Evidence.of(books);
    return new Judgement(
        books, RULES.stream().flatMap(rule -> rule.accusations(evidence)).toList());
  }
}
