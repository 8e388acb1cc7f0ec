package dev.cuepost.callback;

import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.sample.EventSamples;
import dev.cuepost.callback.setting.DeliveryOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program that finishes what its predecessor left, then lets five things happen, one after the
 * other, and says of each when it is recorded. It is made to die on the way.
 */
final class KilledSender {
  static final String QUEUE = "ice-callback-there";
  static final String NOWHERE = "ice-callback-absent";
  static final String DEAD_LETTERS = "ice-callback-dlq";

  private KilledSender() {}

  /**
   * @param arguments the directory of the data, the URL of the receiver, the name of this life, and
   *     the step at which it ends, 0 for none
   */
  static void main(String[] arguments) throws IOException {
    String url = arguments[1];
    String life = arguments[2];
    var steps = new Steps();
    try (var office = new Office(Path.of(arguments[0]), DeliveryPolicy.DOCUMENTED, steps::watch)) {
      prepare(office);
      steps.watch(office.database.jdbi());
      office.callbacks().start();
      office.settle();
      steps.countTo(Integer.parseInt(arguments[3]));
      happen(office, office.event(life + "-http", url));
      happen(office, office.event(life + "-queue", QUEUE));
      happen(office, office.event(life + "-nowhere", NOWHERE));
      record(office, ofOneJob(office, life, "step", "TranscodeComplete", url));
      happen(office, ofOneJob(office, life, "zend", "TranscodeParentComplete", url));
      steps.countTo(0);
    }
  }

  static void prepare(Office office) {
    office.create(QUEUE);
    office.create(DEAD_LETTERS);
    office
        .callbacks()
        .settings()
        .options()
        .put(
            Office.ACCOUNT,
            Office.REGION,
            Product.IMS,
            new DeliveryOptions(RetryPolicy.parse("1s"), Optional.of(DEAD_LETTERS), 0));
  }

  private static Event ofOneJob(
      Office office, String life, String name, String type, String target) {
    return new Event(
        new EventId(life + "-" + name),
        Office.ACCOUNT,
        Office.REGION,
        office.clock.instant(),
        EventSamples.of(Product.IMS, type).orElseThrow(),
        Optional.of(target));
  }

  private static void happen(Office office, Event event) {
    record(office, event);
    office.settle();
  }

  private static void record(Office office, Event event) {
    office.happens(event);
    System.out.println(event.id().value());
    System.out.flush();
  }
}
