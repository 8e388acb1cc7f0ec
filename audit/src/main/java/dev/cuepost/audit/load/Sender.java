package dev.cuepost.audit.load;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SendResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Sends messages one by one or in batches, some of them with a delay, of all priorities. */
final class Sender implements Habit {
  static final Duration DELAY_MAX = Duration.ofSeconds(2);
  private static final int BATCH_MAX = 16;
  private static final long PAUSE_MILLIS = 10;
  private static final String FILLER =
      "The quick brown fox <jumps> & \"sleeps\"; 敏捷的棕色狐狸 跳过懒狗 🦊 ".repeat(24);

  private final String client;
  private final RandomGenerator random;
  private final Backlog backlog;
  private final Size size;
  private long messages;

  /** How many messages a call sends. */
  enum Size {
    SINGLE,
    BATCH
  }

  Sender(String client, RandomGenerator random, Backlog backlog, Size size) {
    this.client = client;
    this.random = random;
    this.backlog = backlog;
    this.size = size;
  }

  @Override
  public void once(RecordedQueue queue) throws IOException, InterruptedException {
    if (backlog.isLarge()) {
      Thread.sleep(PAUSE_MILLIS);
      return;
    }
    Answer answer =
        switch (size) {
          case SINGLE -> queue.send(parcel());
          case BATCH -> queue.send(parcels());
        };
    if (answer instanceof Answer.Sent(var results)) {
      backlog.add(results.stream().filter(SendResult.Accepted.class::isInstance).count());
    }
  }

  private List<Parcel> parcels() {
    return Stream.generate(this::parcel).limit(random.nextInt(1, BATCH_MAX + 1)).toList();
  }

  private Parcel parcel() {
    String key = "%s.%d".formatted(client, ++messages);
    int length = FILLER.offsetByCodePoints(0, random.nextInt(1, 200));
    var delay =
        random.nextInt(16) == 0
            ? Duration.ofSeconds(random.nextLong(1, DELAY_MAX.toSeconds() + 1))
            : Duration.ZERO;
    var body = new Body(key + " " + FILLER.substring(0, length));
    return new Parcel(body, delay, random.nextInt(4) == 0 ? random.nextInt(1, 17) : 8);
  }
}
