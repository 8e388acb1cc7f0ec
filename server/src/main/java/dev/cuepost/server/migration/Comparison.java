package dev.cuepost.server.migration;

import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.engine.transfer.CarriedQueue;
import dev.cuepost.queue.engine.transfer.QueueStock;
import dev.cuepost.queue.engine.transfer.QueueSum;
import dev.cuepost.server.migration.Compared.What;
import dev.cuepost.state.transfer.StateFile;
import dev.cuepost.state.transfer.StateImport;
import dev.cuepost.state.transfer.TableSum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** Compares both sides by counts and digests. */
final class Comparison {
  private Comparison() {}

  /**
   * Table by table.
   *
   * @param without those that are filled otherwise
   */
  static List<Compared> state(
      StateFile from, StateImport into, Set<String> without, LongConsumer progress)
      throws IOException {
    List<TableSum> here = from.sums(progress);
    long seen = here.stream().mapToLong(TableSum::rows).sum();
    List<TableSum> there = into.sums(rows -> progress.accept(seen + rows));
    List<Compared> compared = new ArrayList<>();
    for (int i = 0; i < here.size(); i++) {
      TableSum one = here.get(i);
      if (!without.contains(one.table())) {
        compared.add(
            new Compared(
                What.TABLE,
                one.table(),
                one.rows(),
                there.get(i).rows(),
                one.digest(),
                one.equals(there.get(i))));
      }
    }
    return compared;
  }

  /** Queue by queue, also those that are on one side only. */
  static List<Compared> queues(QueueStock from, QueueStock into, LongConsumer progress)
      throws IOException {
    long[] seen = {0};
    Map<QueueId, QueueSum> here = sums(from, progress, seen);
    Map<QueueId, QueueSum> there = sums(into, progress, seen);
    List<Compared> compared = new ArrayList<>();
    here.forEach((id, sum) -> {
      Optional<QueueSum> other = Optional.ofNullable(there.remove(id));
      compared.add(
          new Compared(
              What.QUEUE,
              id.toString(),
              sum.messages(),
              other.map(QueueSum::messages).orElse(0L),
              sum.digest(),
              other.filter(sum::equals).isPresent()));
    });
    there.forEach((id, sum) ->
        compared.add(
            new Compared(What.QUEUE, id.toString(), 0, sum.messages(), sum.digest(), false)));
    return compared;
  }

  private static Map<QueueId, QueueSum> sums(QueueStock stock, LongConsumer progress, long[] seen)
      throws IOException {
    Map<QueueId, QueueSum> sums = new LinkedHashMap<>();
    for (CarriedQueue queue : stock.queues()) {
      long before = seen[0];
      QueueSum sum = QueueSum.of(stock, queue, messages -> progress.accept(before + messages));
      seen[0] = before + sum.messages();
      sums.put(queue.id(), sum);
    }
    return sums;
  }
}
