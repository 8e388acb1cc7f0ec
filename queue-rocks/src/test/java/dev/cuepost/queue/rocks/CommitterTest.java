package dev.cuepost.queue.rocks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.queue.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rocksdb.RocksDBException;

/** Group commit, on a disk that writes when the test says so. */
@Timeout(30)
final class CommitterTest {
  /** What the disk does with a group. */
  private enum Disk {
    WRITES,
    FAILS
  }

  private final SynchronousQueue<List<Changes>> groups = new SynchronousQueue<>();
  private final SynchronousQueue<Disk> answers = new SynchronousQueue<>();
  private final Committer committer = new Committer(new Played());

  private final class Played implements Committer.GroupWrite {
    @Override
    public void sync() {}

    @Override
    public void write(List<Changes> group) throws RocksDBException {
      CommitterTest.this.write(group);
    }
  }

  private void write(List<Changes> group) throws RocksDBException {
    try {
      if (!groups.offer(group, 10, SECONDS)) {
        throw new AssertionError("nobody looks at the group");
      }
      switch (answers.poll(10, SECONDS)) {
        case WRITES -> {}
        case FAILS -> throw new RocksDBException("No space left on device");
        case null -> throw new AssertionError("nobody says what the disk does");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    committer.close();
  }

  @Test
  void what_arrives_during_a_write_is_written_together_in_its_order() throws Exception {
    committer.start();
    var first = new Changes(1, Durability.FSYNC);
    CompletableFuture<Void> firstStored = committer.submit(first);
    assertThat(groups.take()).containsExactly(first);
    List<Changes> next =
        IntStream.range(0, 10).mapToObj(_ -> new Changes(1, Durability.FSYNC)).toList();
    List<CompletableFuture<Void>> stored = new ArrayList<>();
    next.forEach(changes -> stored.add(committer.submit(changes)));

    answers.put(Disk.WRITES);
    assertThat(groups.take()).isEqualTo(next);

    assertThat(firstStored).isCompleted();
    assertThat(stored).noneMatch(CompletableFuture::isDone);
    answers.put(Disk.WRITES);
    CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)).get();
  }

  @Test
  void a_failed_write_fails_all_of_its_group_and_no_other() throws Exception {
    CompletableFuture<Void> one = committer.submit(new Changes(1, Durability.FSYNC));
    CompletableFuture<Void> two = committer.submit(new Changes(1, Durability.FSYNC));
    committer.start();
    groups.take();
    CompletableFuture<Void> later = committer.submit(new Changes(1, Durability.FSYNC));

    answers.put(Disk.FAILS);
    groups.take();
    answers.put(Disk.WRITES);

    for (CompletableFuture<Void> failed : List.of(one, two)) {
      assertThatThrownBy(failed::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("No space left on device");
    }
    later.get();
  }

  @Test
  void closing_writes_what_was_submitted_and_takes_no_more() throws Exception {
    CompletableFuture<Void> before = committer.submit(new Changes(1, Durability.FSYNC));
    committer.start();
    groups.take();
    Thread closing = Thread.startVirtualThread(committer::close);
    answers.put(Disk.WRITES);
    closing.join();

    assertThat(before).isCompleted();
    assertThatThrownBy(() -> committer.submit(new Changes(1, Durability.FSYNC)).get())
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
