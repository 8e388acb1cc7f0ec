package dev.cuepost.media.process.dna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fingerprints under keys, in collections of their own for each account and region. */
@Tag("stored")
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class DnaLibraryTest {
  private static final DnaDb MINE = new DnaDb("1000000000000001", "cn-shanghai", "films");

  private final SplittableRandom chance = new SplittableRandom(5);
  private final ManualClock clock = new ManualClock();
  private Database database;
  private DnaLibrary library;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    library = new DnaLibrary(database.jdbi(), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_collection_is_made_at_its_first_use() {
    assertThat(library.dbs(MINE.account(), MINE.region())).isEmpty();
    var byDefault = DnaDb.byDefault(MINE.account(), MINE.region());
    library.put(MINE, "a", fingerprint(sound(100)));
    clock.advance(Duration.ofSeconds(1));
    library.put(byDefault, "a", fingerprint(sound(100)));
    clock.advance(Duration.ofSeconds(1));
    library.put(MINE, "b", fingerprint(sound(100)));
    assertThat(library.dbs(MINE.account(), MINE.region())).containsExactly(MINE, byDefault);
    assertThat(library.size(MINE)).isEqualTo(2);
    assertThat(library.size(byDefault)).isEqualTo(1);
  }

  @Test
  void copies_come_with_those_first_that_have_the_most_in_common() {
    var input = sound(300);
    library.put(MINE, "nothing", fingerprint(sound(300)));
    library.put(MINE, "a bit", fingerprint(Arrays.copyOfRange(input, 0, 50)));
    library.put(MINE, "all", fingerprint(input));
    library.put(MINE, "half", fingerprint(Arrays.copyOfRange(input, 100, 250)));
    assertThat(keys(library.copies(MINE, "new", fingerprint(input), 10)))
        .containsExactly("all", "half", "a bit");
    assertThat(keys(library.copies(MINE, "new", fingerprint(input), 2)))
        .containsExactly("all", "half");
    assertThat(library.copies(MINE, "new", fingerprint(sound(300)), 10)).isEmpty();
  }

  @Test
  void a_key_that_is_put_again_is_replaced_and_no_copy_of_itself() {
    var old = sound(200);
    var other = sound(200);
    library.put(MINE, "key", fingerprint(old));
    assertThat(library.copies(MINE, "key", fingerprint(old), 10)).isEmpty();
    library.put(MINE, "key", fingerprint(other));
    assertThat(library.size(MINE)).isEqualTo(1);
    assertThat(library.find(MINE, "key")).contains(fingerprint(other));
    assertThat(library.copies(MINE, "new", fingerprint(old), 10)).isEmpty();
    assertThat(keys(library.copies(MINE, "new", fingerprint(other), 10))).containsExactly("key");
  }

  @Test
  void what_is_removed_is_not_found() {
    var row = sound(200);
    library.put(MINE, "key", fingerprint(row));
    assertThat(library.remove(MINE, "key")).isTrue();
    assertThat(library.remove(MINE, "key")).isFalse();
    assertThat(library.find(MINE, "key")).isEmpty();
    assertThat(library.copies(MINE, "new", fingerprint(row), 10)).isEmpty();
  }

  @Test
  void nobody_else_finds_it() {
    var row = sound(200);
    library.put(MINE, "key", fingerprint(row));
    for (var other :
        List.of(
            new DnaDb("2", MINE.region(), MINE.id()),
            new DnaDb(MINE.account(), "cn-beijing", MINE.id()),
            new DnaDb(MINE.account(), MINE.region(), "Films"))) {
      assertThat(library.copies(other, "new", fingerprint(row), 10)).isEmpty();
      assertThat(library.find(other, "key")).isEmpty();
      assertThat(library.remove(other, "key")).isFalse();
      assertThat(library.size(other)).isZero();
    }
  }

  @Test
  void what_the_callers_transaction_takes_back_was_never_there() {
    database
        .jdbi()
        .useTransaction(tx -> {
          library.put(tx, MINE, "key", fingerprint(sound(100)));
          tx.rollback();
        });
    assertThat(library.dbs(MINE.account(), MINE.region())).isEmpty();
    assertThat(library.size(MINE)).isZero();
  }

  @Test
  void ids_and_keys_are_any_text_within_bounds() {
    var odd = new DnaDb("1", "cn-shanghai", "文'; DROP TABLE dna_db; --");
    String key = "k".repeat(DnaLibrary.LONGEST_KEY);
    library.put(odd, key, fingerprint(sound(100)));
    assertThat(library.find(odd, key)).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> library.put(odd, key + "k", fingerprint(sound(100))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> library.put(odd, " ", fingerprint(sound(100))));
    assertThat(library.size(odd)).isEqualTo(1);
    for (String id : List.of("", " ", "i".repeat(65))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new DnaDb("1", "cn-shanghai", id));
    }
    assertThat(new DnaDb("1", "cn-shanghai", "i".repeat(64)).id()).hasSize(64);
  }

  private static List<String> keys(List<KnownCopy> copies) {
    return copies.stream().map(KnownCopy::primaryKey).toList();
  }

  private long[] sound(int frames) {
    var row = new long[frames];
    Arrays.setAll(row, _ -> chance.nextLong() & 0xffffffffL);
    return row;
  }

  private static Fingerprint fingerprint(long[] row) {
    var all = new BitSet();
    all.set(0, row.length);
    return new Fingerprint(Optional.empty(), Optional.of(new Trace(Strand.SOUND, row, all)));
  }
}
