package dev.cuepost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers on one database that divide a work between them. */
class SharedWorkTest {

  @TempDir Path directory;
  private final List<Server> servers = new ArrayList<>();

  /** Whose each part is; what two servers had at once stands in {@link #doubled}. */
  private final Map<Integer, Server> owners = new ConcurrentHashMap<>();

  private final Set<Integer> doubled = ConcurrentHashMap.newKeySet();

  private final class Server implements PartHolder {
    private final Database database;
    private final Set<Integer> parts = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Runnable> underWay = new ConcurrentLinkedQueue<>();
    private volatile boolean busy;

    Server() {
      database = TestDatabase.join(directory);
      database.bulletin().share("work", this);
      database.bulletin().start();
      servers.add(this);
    }

    @Override
    public void take(Set<Integer> taken) {
      parts.addAll(taken);
      taken.stream().filter(part -> owners.putIfAbsent(part, this) != null).forEach(doubled::add);
    }

    @Override
    public void leave(int part, Runnable left) {
      Runnable end =
          () -> {
            parts.remove(part);
            owners.remove(part, this);
            left.run();
          };
      if (busy) {
        underWay.add(end);
      } else {
        end.run();
      }
    }

    @Override
    public void lose() {
      parts.forEach(part -> owners.remove(part, this));
      parts.clear();
    }

    void end() throws Exception {
      busy = false;
      underWay.forEach(Runnable::run);
      database.bulletin().close();
      database.close();
      servers.remove(this);
    }
  }

  @AfterEach
  void close() throws Exception {
    for (Server server : List.copyOf(servers)) {
      server.end();
    }
  }

  @Test
  void each_has_as_many_parts_as_any_other_whoever_comes_and_goes() throws Exception {
    var first = new Server();
    await().until(() -> first.parts.size() == Bulletin.PARTS);

    var second = new Server();
    await().until(() -> sizes().equals(List.of(16, 16)));

    var third = new Server();
    await().until(() -> sizes().equals(List.of(10, 11, 11)));

    first.end();
    await().until(() -> sizes().equals(List.of(16, 16)));
    third.end();
    await().until(() -> second.parts.size() == Bulletin.PARTS);
    assertThat(second.parts).containsAll(IntStream.range(0, Bulletin.PARTS).boxed().toList());
    assertThat(doubled).isEmpty();
  }

  @Test
  void a_part_is_taken_by_another_once_nothing_of_it_is_under_way() {
    var busy = new Server();
    busy.busy = true;
    await().until(() -> busy.parts.size() == Bulletin.PARTS);

    var free = new Server();
    await().until(() -> busy.underWay.size() == Bulletin.PARTS / 2);
    assertThat(free.parts).isEmpty();
    busy.underWay.remove().run();
    await().until(() -> free.parts.size() == 1);
    busy.underWay.forEach(Runnable::run);
    await().until(() -> sizes().equals(List.of(16, 16)));
    assertThat(doubled).isEmpty();
  }

  private List<Integer> sizes() {
    return servers.stream().map(server -> server.parts.size()).sorted().toList();
  }
}
