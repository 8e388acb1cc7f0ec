package dev.cuepost.queue.engine.transfer;

import dev.cuepost.queue.engine.transfer.CarriedMessage.Place;
import java.io.IOException;
import java.util.List;

/** What an engine has stored, while nobody changes it. */
public interface QueueStock {
  /** Nothing. */
  QueueStock EMPTY =
      new QueueStock() {
        @Override
        public List<CarriedQueue> queues() {
          return List.of();
        }

        @Override
        public List<CarriedMessage> messages(CarriedQueue queue, Place after, int limit) {
          return List.of();
        }
      };

  /** Every queue, in the order of account, region and name. */
  List<CarriedQueue> queues() throws IOException;

  /**
   * The next messages of a queue in the order of their places, also those that are over and not
   * cleared away yet; none of a queue that lives in memory.
   *
   * @param after where the last ones ended
   * @param limit how many at most; fewer only at the end
   */
  List<CarriedMessage> messages(CarriedQueue queue, Place after, int limit) throws IOException;
}
