package dev.cuepost.audit.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Clients at work, each in a thread of its own, from {@link #start} until {@link #end}. While their
 * server is away they keep trying.
 */
public final class Load {
  private static final long PAUSE_MILLIS = 100;

  private final AtomicBoolean ended = new AtomicBoolean();
  private final Backlog backlog = new Backlog();
  private final Queue<IOException> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  private Load() {}

  /**
   * Starts the clients.
   *
   * @param clients how many; two or more, so that there is a sender and a receiver
   * @param seed what each client does follows from it and from the client's place
   */
  public static Load start(Target target, int clients, long seed) throws IOException {
    var load = new Load();
    for (int index = 0; index < clients; index++) {
      Role role = Role.of(index);
      String client = role.client(index);
      Habit habit =
          role.habit(
              client, new SplittableRandom(seed * 1_000 + index), load.backlog, target.clock());
      RecordedQueue queue = target.connect(client);
      load.threads.add(Thread.ofVirtual().name(client).start(() -> load.work(queue, habit)));
    }
    return load;
  }

  private void work(RecordedQueue queue, Habit habit) {
    try (queue) {
      while (!ended.get()) {
        habit.once(queue);
        if (queue.away()) {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (IOException e) {
      failures.add(e); // a history cannot be written
    } catch (InterruptedException _) {
      // Told to end at once.
    }
  }

  /**
   * Ends the clients after what they are just doing, and waits for it.
   *
   * @throws IOException if a client could not write its history, so that the run is void
   */
  public void end() throws IOException, InterruptedException {
    ended.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }
}
