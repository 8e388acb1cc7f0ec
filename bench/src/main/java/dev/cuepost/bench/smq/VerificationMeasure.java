package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sends whose signatures and policies are looked at, beside sends where nobody looks. */
final class VerificationMeasure implements Measure {
  private static final int BODY_BYTES = 1_024;

  @Override
  public List<Row> run(Settings settings, Scratch scratch)
      throws IOException, InterruptedException {
    var bodies = Bodies.of(BODY_BYTES);
    var trial = new Trial(settings, scratch);
    var verified = new Rounds();
    var unverified = new Rounds();
    try (var on = VerificationSubject.start(settings, scratch, "verification on", true);
        var off = VerificationSubject.start(settings, scratch, "verification off", false)) {
      trial.rounds(number -> {
        double with = SendMeasure.round(trial, number, on, bodies);
        double without = SendMeasure.round(trial, number, off, bodies);
        if (number >= 0) {
          verified.add(with);
          unverified.add(without);
        }
      });
    }
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.ratio(
            "SendMessage of a RAM user, verified",
            verified,
            "verification off",
            unverified,
            new Target.AtLeast(0.9)));
    rows.addAll(trial.disk());
    return rows;
  }
}
