package dev.cuepost.console.edit;

import dev.cuepost.console.frame.Visit;
import dev.cuepost.media.job.Script;
import dev.cuepost.media.job.SubmitEditing;
import dev.cuepost.media.job.SubmitOutcome;
import dev.cuepost.media.job.Target;
import java.util.Optional;

/** Wishes for editing jobs, as the editor's form makes them. */
final class Submissions {
  static final String SUBMIT = "ice:SubmitMediaProducingJob";
  static final String EVERYTHING = "*";

  private Submissions() {}

  /** What stands in the form, to be made from a script. */
  static SubmitEditing of(Visit visit, Script script) {
    return new SubmitEditing(
        visit.account(),
        visit.region(),
        script,
        visit.form().text("output"),
        Target.OBJECT,
        Optional.empty(),
        Optional.empty(),
        visit.form().find("user-data"),
        Optional.empty());
  }

  /** What stands in the form, timeline included. */
  static SubmitEditing of(Visit visit) {
    return of(visit, new Script.Timeline(visit.form().text("timeline")));
  }

  static String words(SubmitOutcome.Refused refused) {
    return refused.message() + " (" + refused.code() + ")";
  }

  /** The field that the sentence speaks of. */
  static String fieldOf(String sentence) {
    return sentence.contains("OutputMediaConfig")
        ? "output"
        : sentence.contains("UserData") ? "user-data" : "timeline";
  }
}
