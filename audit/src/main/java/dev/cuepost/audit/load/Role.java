package dev.cuepost.audit.load;

import dev.cuepost.audit.load.Receiver.Temper;
import java.time.InstantSource;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The kinds of clients. With fewer clients than kinds, the last kinds are left out. */
enum Role {
  SENDER,
  RECEIVER,
  BATCH_SENDER,
  BATCH_RECEIVER,
  EXTENDER,
  FORGETTER,
  SECOND_BATCH_RECEIVER,
  ONLOOKER;

  /** The role of the client at this place. */
  static Role of(int index) {
    return values()[index % values().length];
  }

  /** A name for the client at this place: unique and good for a file. */
  String client(int index) {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + (index + 1);
  }

  Habit habit(String client, RandomGenerator random, Backlog backlog, InstantSource clock) {
    return switch (this) {
      case SENDER -> new Sender(client, random, backlog, Sender.Size.SINGLE);
      case BATCH_SENDER -> new Sender(client, random, backlog, Sender.Size.BATCH);
      case RECEIVER -> new Receiver(random, backlog, Temper.DELETES, clock);
      case BATCH_RECEIVER, SECOND_BATCH_RECEIVER ->
          new Receiver(random, backlog, Temper.DELETES_BATCHES, clock);
      case EXTENDER -> new Receiver(random, backlog, Temper.EXTENDS, clock);
      case FORGETTER -> new Receiver(random, backlog, Temper.FORGETS, clock);
      case ONLOOKER -> new Onlooker();
    };
  }
}
