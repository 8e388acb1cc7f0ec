package dev.cuepost.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.store.Buckets.Acl;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketsTest {
  private static final BucketId ALBUM = new BucketId("cn-shanghai", "album");

  @TempDir private Path directory;
  private Database database;

  @BeforeEach
  void open() throws IOException {
    database = TestDatabase.open(directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aBucketThatAnotherServerMadeIsFoundAlsoByWhoHasLookedForItBefore() {
    Buckets here = buckets();
    Buckets there = buckets();
    assertThat(here.find(ALBUM)).isEmpty();

    var made = there.create(ALBUM, "1000000000000001", Acl.PUBLIC_READ);

    assertThat(here.find(ALBUM)).contains(made);
    assertThat(here.find(new BucketId("cn-beijing", "album"))).isEmpty();
  }

  @Test
  void whatWasFoundIsNotLookedUpAgain() {
    Buckets buckets = buckets();
    var made = buckets.create(ALBUM, "1000000000000001", Acl.PRIVATE);
    assertThat(buckets.find(ALBUM)).contains(made);

    database.close();

    assertThat(buckets.find(ALBUM)).contains(made);
  }

  @Test
  void aBucketStaysWhatItWasWhenSomebodyMakesItAgain() {
    Buckets buckets = buckets();
    var made = buckets.create(ALBUM, "1000000000000001", Acl.PRIVATE);

    assertThat(buckets.create(ALBUM, "1000000000000002", Acl.PUBLIC_READ)).isEqualTo(made);
    assertThat(buckets.isOf(ALBUM, "1000000000000002")).isFalse();
  }

  private Buckets buckets() {
    return new Buckets(database.jdbi(), InstantSource.system());
  }
}
