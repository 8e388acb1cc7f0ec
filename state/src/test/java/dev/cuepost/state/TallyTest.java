package dev.cuepost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What servers count together. */
class TallyTest {

  @TempDir Path directory;
  private Database one;
  private Database other;
  private Tally here;
  private Tally there;
  private final Map<String, Long> heardHere = new ConcurrentHashMap<>();
  private final Map<String, Long> heardThere = new ConcurrentHashMap<>();

  @BeforeEach
  void open() {
    one = TestDatabase.join(directory);
    other = TestDatabase.join(directory);
    here = tally(one, heardHere);
    there = tally(other, heardThere);
    one.bulletin().start();
    other.bulletin().start();
  }

  private static Tally tally(Database database, Map<String, Long> heard) {
    Tally tally = database.bulletin().tally("things");
    tally.listen((name, amount) -> heard.merge(name, amount, Long::sum));
    return tally;
  }

  @AfterEach
  void close() throws Exception {
    for (Database database : new Database[] {one, other}) {
      database.bulletin().close();
      database.close();
    }
  }

  @Test
  void each_hears_what_others_count_and_nobody_hears_themselves() {
    untilTheyHearEachOther();
    heardHere.clear();
    heardThere.clear();
    here.add("a thing", 2);
    here.add("a thing", 3);
    there.add("another", 7);
    await().until(() -> heardThere.equals(Map.of("a thing", 5L)));
    await().until(() -> heardHere.equals(Map.of("another", 7L)));
  }

  @Test
  void many_names_are_told_though_they_fit_into_no_single_notification() {
    untilTheyHearEachOther();
    heardThere.clear();
    String stem = "n".repeat(200);
    for (int i = 0; i < 500; i++) {
      here.add(stem + i, 1);
    }
    await().until(() -> heardThere.size() == 500);
    assertThat(heardThere.values()).containsOnly(1L);
  }

  /** What is counted before they hear each other is lost. */
  private void untilTheyHearEachOther() {
    await()
        .until(() -> {
          here.add("first", 1);
          there.add("first", 1);
          return heardHere.containsKey("first") && heardThere.containsKey("first");
        });
    here.add("last", 1);
    there.add("last", 1);
    await().until(() -> heardHere.containsKey("last") && heardThere.containsKey("last"));
  }
}
