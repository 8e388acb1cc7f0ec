package dev.cuepost.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.postgres.PostgresServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes with one role each do together what one does alone, and each only its own. */
@Tag("exhaustive")
@ExtendWith(SharedS3.class)
class ServerRolesTest {
  private static final int FACE = 0;
  private static final int DELIVER = 1;
  private static final int RENDER = 2;

  private final S3Server storage;
  private @TempDir Path directory;

  ServerRolesTest(S3Server storage) {
    this.storage = storage;
  }

  @Test
  void each_node_does_what_its_role_says_and_another_goes_on_where_one_was_killed()
      throws Exception {
    try (var http = HttpClient.newHttpClient();
        var database =
            PostgresServer.start(
                Files.createDirectory(directory.resolve("postgres")), "fsync=off");
        var site = new Site(Files.createDirectory(directory.resolve("site")), storage)) {
      String url = database.create("cuepost");
      site.configure(url, url);
      for (String role : new String[] {"face", "deliver", "render"}) {
        site.begin("--roles=" + role);
      }
      site.makeQueue(Jobs.EVENTS, 30);
      assertThat(status(http, site.node(FACE), "/queues")).isEqualTo(400); // not signed
      for (int node : new int[] {DELIVER, RENDER}) {
        assertThat(status(http, site.node(node), "/queues")).isEqualTo(404);
        assertThat(status(http, site.node(node), "/health")).isEqualTo(200);
      }
      try (var jobs = Jobs.of(site.putClip(http, 10), Jobs.Size.LARGE, "127.0.0.1")) {
        for (int i = 0; i < 4; i++) {
          assertThat(jobs.submit(site.endpoint(FACE))).isPresent();
        }
        var strayed = new AtomicBoolean();
        await("the one that renders does")
            .until(() -> {
              strayed.compareAndSet(
                  false, site.node(FACE).renders() || site.node(DELIVER).renders());
              return site.node(RENDER).renders();
            });
        untilAllIsTold(site, jobs);
        assertThat(strayed).isFalse();

        site.node(DELIVER).kill();
        assertThat(jobs.submit(site.endpoint(FACE))).isPresent();
        assertThat(jobs.submit(site.endpoint(FACE))).isPresent();
        await("all jobs are done")
            .until(() ->
                jobs.submitted().stream()
                    .allMatch(job -> Jobs.status(site.endpoint(FACE), job).equals("Success")));
        jobs.listen(site.endpoint(FACE));
        assertThat(jobs.untold()).as("told while nobody delivers").hasSize(2);
        site.begin("--roles=deliver");
        untilAllIsTold(site, jobs);
        assertThat(jobs.toldDifferently()).isEmpty();
      }
    }
  }

  private static int status(HttpClient http, Node node, String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://" + node.api() + path)).build(),
            BodyHandlers.ofString(UTF_8))
        .statusCode();
  }

  private static void untilAllIsTold(Site site, Jobs jobs) {
    await("the end of every job is told")
        .until(() -> {
          jobs.listen(site.endpoint(FACE));
          return jobs.untold().isEmpty();
        });
  }
}
