package dev.cuepost.console.job;

import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;

/** One job, of whichever kind: all have their pages at one address. */
public final class JobPages {
  private final EditingPages edits;
  private final ProcessPages others;

  public JobPages(EditingPages edits, ProcessPages others) {
    this.edits = edits;
    this.others = others;
  }

  public Answer show(Visit visit) {
    String id = visit.part("job");
    return edits
        .show(visit, id)
        .or(() -> others.show(visit, id))
        .orElseThrow(() -> Refusal.notFound(id));
  }

  /** Submits the same once more, and leads to that job. */
  public Answer again(Visit visit) {
    String id = visit.part("job");
    return edits
        .again(visit, id)
        .or(() -> others.again(visit, id))
        .orElseThrow(() -> Refusal.notFound(id));
  }
}
