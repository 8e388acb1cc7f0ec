package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.access.Access;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.callback.event.Product;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IMS writes to a queue as long as the account's role for it stands. */
class ServicePermissionTest {
  private static final String ACCOUNT = "1000000000000001";
  private static final QueueOwner OWNER = new QueueOwner(ACCOUNT, "cn-shanghai");
  private static final String QUEUE = "ice-callback-demo";

  @TempDir private Path directory;
  private Database database;
  private Access access;
  private ServicePermission permission;

  @BeforeEach
  void open() throws IOException {
    InstantSource clock = InstantSource.system();
    database = Database.open(directory.resolve("state.db"));
    access =
        Access.open(database.jdbi(), directory.resolve("master-key"), clock, new SecureRandom());
    access.adopt(new AccessKey("LTAIroot", "secret", ACCOUNT), "root");
    permission = new ServicePermission(access, clock, InetAddress.ofLiteral("127.0.0.1"));
  }

  @AfterEach
  void close() {
    access.close();
    database.close();
  }

  @Test
  void the_first_start_lets_the_service_write() {
    access.settleServices(ACCOUNT, true);
    assertThat(permission.refusal(Product.IMS, OWNER, QUEUE)).isEmpty();
  }

  @Test
  void an_account_that_did_not_want_it_is_left_alone() {
    access.settleServices(ACCOUNT, false);
    assertThat(permission.refusal(Product.IMS, OWNER, QUEUE)).isPresent();
  }

  @Test
  void revoking_the_role_counts_at_the_next_push_and_authorising_it_heals() {
    access.settleServices(ACCOUNT, true);
    access.roles().revoke(ACCOUNT, ServiceRole.ICE);
    assertThat(permission.refusal(Product.IMS, OWNER, QUEUE))
        .hasValueSatisfying(reason ->
            assertThat(reason)
                .contains("AliyunICEDefaultRole", "mns:SendMessage")
                .contains("acs:mns:cn-shanghai:" + ACCOUNT + ":/queues/" + QUEUE + "/messages"));
    access.roles().authorise(ACCOUNT, ServiceRole.ICE);
    assertThat(permission.refusal(Product.IMS, OWNER, QUEUE)).isEmpty();
  }

  @Test
  void the_role_of_vod_is_not_that_of_ims() {
    access.roles().authorise(ACCOUNT, ServiceRole.VOD);
    assertThat(permission.refusal(Product.IMS, OWNER, QUEUE)).isPresent();
  }
}
