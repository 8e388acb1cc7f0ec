package dev.cuepost.audit.callback.check;

import dev.cuepost.audit.callback.book.Books;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import java.util.List;

/** What the books show. */
public record Judgement(Books books, List<Accusation> accusations) {
  public Judgement {
    accusations = List.copyOf(accusations);
  }

  public boolean clean() {
    return accusations.isEmpty();
  }

  public List<Accusation> of(Promise promise) {
    return accusations.stream().filter(accusation -> accusation.promise() == promise).toList();
  }
}
