package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.cli.client.Trace;
import dev.cuepost.cli.client.Transport;
import dev.cuepost.cli.oss.ObjectClient;
import dev.cuepost.cli.oss.ObjectPlace;
import dev.cuepost.cli.oss.ObjectUpload;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Progress;
import dev.cuepost.cli.site.ClientKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upload by parts that broke off. */
class ResumedUploadTest {
  @TempDir private Path directory;

  @Test
  void it_goes_on_with_the_part_that_is_missing() throws Exception {
    byte[] bytes = new byte[Math.toIntExact(ObjectUpload.PART_BYTES + 100_000)];
    new Random(7).nextBytes(bytes);
    Path file = Files.write(directory.resolve("large.bin"), bytes);
    List<String> uploads = new ArrayList<>();
    List<Long> sent = new ArrayList<>();
    try (var site = CommandSite.in(directory);
        var transport = new Transport(Trace.NONE)) {
      var client =
          new ObjectClient(
              transport,
              ObjectPlace.of(site.endpoint("objects") + "/demo/large.bin"),
              ClientKey.read(site.data().resolve("credentials")),
              Optional.empty(),
              InstantSource.system());
      Progress broken =
          at -> {
            if (at > ObjectUpload.PART_BYTES) {
              throw new IllegalStateException("the cable is cut");
            }
          };
      assertThatThrownBy(
              () -> new ObjectUpload(client, broken, uploads::add).send(file, Optional.empty()))
          .isInstanceOf(Failure.class);
      assertThat(uploads).hasSize(1);

      new ObjectUpload(client, sent::add, uploads::add).send(file, Optional.of(uploads.getFirst()));
      assertThat(uploads).hasSize(1);
      assertThat(sent).allMatch(at -> at > ObjectUpload.PART_BYTES);
      assertThat(
              HttpClient.newHttpClient()
                  .send(
                      HttpRequest.newBuilder(
                              URI.create(site.endpoint("objects") + "/demo/large.bin"))
                          .build(),
                      HttpResponse.BodyHandlers.ofByteArray())
                  .body())
          .isEqualTo(bytes);
    }
  }
}
