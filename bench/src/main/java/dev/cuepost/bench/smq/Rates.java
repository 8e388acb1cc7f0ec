package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rates of one subject over all rounds: single sends, sends in batches, receives with deletes.
 *
 * @param batch messages in a request of the latter two
 */
record Rates(int batch, Rounds sends, Rounds batches, Rounds takes) {
  Rates(int batch) {
    this(batch, new Rounds(), new Rounds(), new Rounds());
  }

  /** Sends to the queues in turn, then takes from them what is there and what the time allows. */
  void round(Trial trial, int number, Subject subject, List<QueueCalls> queues) throws IOException {
    Supplier<QueueCalls> turn = inTurn(queues);
    double send =
        trial.run(number, "send", subject, window -> new Sending(window, turn, 1)).perSecond();
    double sent =
        trial
            .run(number, "send " + batch, subject, window -> new Sending(window, turn, batch))
            .perSecond();
    double taken =
        trial
            .run(
                number,
                "receive+delete " + batch,
                subject,
                window -> new Taking(window, turn, batch, queues.size()))
            .perSecond();
    if (number >= 0) {
      sends.add(send);
      batches.add(sent);
      takes.add(taken);
    }
  }

  /**
   * Their rows beside those of another subject.
   *
   * @param where added to the name of each measure
   * @param sending what the sends must reach, single or in batches
   */
  List<Row> beside(String where, String name, Rates others, Target sending, Target taking) {
    return List.of(
        Row.ratio("SendMessage" + where, sends, name, others.sends, sending),
        Row.ratio("send by " + batch + where, batches, name, others.batches, sending),
        Row.ratio("receive + delete by " + batch + where, takes, name, others.takes, taking));
  }

  private static Supplier<QueueCalls> inTurn(List<QueueCalls> queues) {
    return new Supplier<>() {
      private int next;

      @Override
      public QueueCalls get() {
        next = (next + 1) % queues.size();
        return queues.get(next);
      }
    };
  }
}
