package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.QueueOwner;
import dev.cuepost.state.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredAccountAttributesTest {
  private static final QueueOwner SHANGHAI = new QueueOwner("1", "cn-shanghai");
  private static final QueueOwner BEIJING = new QueueOwner("1", "cn-beijing");

  @TempDir private Path directory;

  @Test
  void each_account_and_region_has_its_own_and_keeps_it_over_a_restart() {
    try (var database = open()) {
      var attributes = new StoredAccountAttributes(database.jdbi());
      assertThat(attributes.loggingBucket(SHANGHAI)).isEmpty();
      attributes.setLoggingBucket(SHANGHAI, "first");
      attributes.setLoggingBucket(SHANGHAI, "logs");
    }
    try (var database = open()) {
      var attributes = new StoredAccountAttributes(database.jdbi());
      assertThat(attributes.loggingBucket(SHANGHAI)).isEqualTo("logs");
      assertThat(attributes.loggingBucket(BEIJING)).isEmpty();
    }
  }

  private Database open() {
    return Database.open(directory.resolve("state.db"));
  }
}
