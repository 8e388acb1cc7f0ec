package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cuepost job} and {@code cuepost media} against a whole server, as a person uses them. */
@Timeout(120)
class JobCommandTest {
  @TempDir private static Path directory;
  private static CommandSite site;
  private static Path clip;

  @BeforeAll
  static void start() throws Exception {
    clip = directory.resolve("clip.mp4");
    var words =
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=160x120:d=1:r=10",
            "-pix_fmt",
            "yuv420p",
            clip.toString());
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    site = CommandSite.in(directory);
    site.done("media", "upload", clip.toString(), "--to", object("clip.mp4"));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static String object(String key) {
    return site.endpoint("objects") + "/demo/" + key;
  }

  private static Path timeline(String url) throws Exception {
    return Files.writeString(
        directory.resolve("timeline.json"),
        """
        {"VideoTracks":[{"VideoTrackClips":[{"MediaURL":"%s"}]}]}\
        """
            .formatted(url));
  }

  @Test
  void an_edit_is_submitted_awaited_and_shown_with_who_heard_of_it() throws Exception {
    site.done("queue", "create", "ice-callback-films");
    JsonNode ended =
        site.json(
            "job",
            "submit",
            timeline(object("clip.mp4")).toString(),
            "--output",
            object("film.mp4"),
            "--width",
            "128",
            "--height",
            "128",
            "--notify",
            "ice-callback-films",
            "--wait");
    assertThat(ended.path("Kind").asText()).isEqualTo("edit");
    assertThat(ended.at("/Job/Status").asText()).isEqualTo("Success");
    String id = ended.at("/Job/JobId").asText();

    assertThat(site.json("queue", "receive", "ice-callback-films", "--wait", "10").toString())
        .contains("ProduceMediaComplete", id);
    CommandSite.Outcome shown = site.done("job", "show", id);
    assertThat(shown.lines())
        .contains("job       " + id + " (edit)", "status    Success, 100 %")
        .contains("output    " + object("film.mp4"))
        .anyMatch(line -> line.startsWith("target    ice-callback-films"))
        .anyMatch(line -> line.startsWith("state     DELIVERED"))
        .anyMatch(line -> line.startsWith("attempt 1 "));
    assertThat(site.json("job", "show", id).at("/Deliveries/0/AttemptList/0/Number").asInt())
        .isEqualTo(1);
    assertThat(site.done("job", "log", id).out())
        .contains("Taken by a worker, attempt 1.", "Stored under " + object("film.mp4"));
    assertThat(site.done("job", "list", "--status", "Success").out())
        .contains(id, object("film.mp4"));
    assertThat(site.json("job", "watch", id).at("/Job/JobId").asText()).isEqualTo(id);
  }

  @Test
  void an_edit_that_fails_ends_with_its_reason_and_status_1() throws Exception {
    CommandSite.Outcome failed =
        site.run(
            "job",
            "submit",
            timeline(object("nothing.mp4")).toString(),
            "--output",
            object("none.mp4"),
            "--wait");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.out()).matches("[0-9a-f]{32}  Failed  .*\n");
  }

  @Test
  void a_job_that_takes_longer_than_one_waits_ends_with_status_4() throws Exception {
    CommandSite.Outcome early =
        site.run(
            "job",
            "submit",
            timeline(object("clip.mp4")).toString(),
            "--output",
            object("early.mp4"),
            "--wait",
            "--timeout",
            "0s");
    assertThat(early.status()).isEqualTo(4);
    assertThat(early.out()).containsAnyOf("  Init", "  Queuing", "  Processing");
    site.done("job", "watch", early.out().split(" ", 2)[0]);
  }

  @Test
  void a_file_is_looked_at_pictured_and_transcoded() {
    JsonNode info = site.json("job", "info", object("clip.mp4"), "--wait");
    assertThat(info.at("/Job/MediaInfoProperty/FileBasicInfo/Width").asText()).isEqualTo("160");
    JsonNode picture =
        site.json(
            "job",
            "snapshot",
            object("clip.mp4"),
            object("p-{Count}.jpg"),
            "--every",
            "1",
            "--wait");
    assertThat(picture.at("/Job/Status").asText()).isEqualTo("Success");
    JsonNode small =
        site.json(
            "job",
            "transcode",
            object("clip.mp4"),
            object("small.mp4"),
            "--template",
            "S01-mp4-h264-360p",
            "--wait");
    assertThat(small.at("/Job/Status").asText()).isEqualTo("Success");
    String id = small.at("/Job/ParentJobId").asText();
    assertThat(site.json("job", "show", id).path("Kind").asText()).isEqualTo("transcode");
    assertThat(site.json("job", "list", "--kind", "transcode").findValuesAsText("ParentJobId"))
        .contains(id);
    assertThat(site.json("job", "list", "--kind", "convert")).isEmpty();
    assertThat(site.json("job", "list", "--kind", "package")).isEmpty();
  }

  @Test
  void an_upload_becomes_an_asset_which_is_fetched_and_deleted() throws Exception {
    JsonNode uploaded =
        site.json("media", "upload", clip.toString(), "--title", "A clip", "--wait");
    String id = uploaded.path(0).path("MediaId").asText();
    assertThat(uploaded.path(0).path("Status").asText()).isEqualTo("Normal");
    assertThat(site.done("media", "list", "--type", "video").out()).contains(id, "A clip");
    assertThat(site.done("media", "show", id).lines())
        .contains("title    A clip", "width    160", "status   Normal");
    assertThat(site.done("media", "url", id, "--valid", "5m").out()).startsWith("http");

    Path fetched = directory.resolve("fetched.mp4");
    byte[] bytes = Files.readAllBytes(clip);
    Files.write(directory.resolve("fetched.mp4.part"), Arrays.copyOf(bytes, 1_000));
    site.done("media", "download", id, fetched.toString());
    assertThat(fetched).hasBinaryContent(bytes);
    site.refused(1, fetched + " is there already: ", "media", "download", id, fetched.toString());

    site.refused(2, "would delete " + id, "media", "delete", id);
    site.done("media", "delete", id, "--files", "--yes");
    site.refused(1, "MediaNotFound: ", "media", "show", id);
  }

  @Test
  void an_object_is_registered_where_it_was_put() {
    JsonNode there =
        site.json("media", "upload", clip.toString(), "--to", object("in/"), "--register");
    assertThat(there.path(0).path("MediaURL").asText()).isEqualTo(object("in/clip.mp4"));
    assertThat(site.json("media", "show", there.path(0).path("MediaId").asText()).toString())
        .contains(object("in/clip.mp4"));
  }

  @Test
  void what_goes_wrong_is_one_sentence() {
    site.refused(1, "there is no job none: ", "job", "show", "none");
    site.refused(1, "JobNotFound: ", "job", "show", "none", "--kind", "snapshot");
    site.refused(2, "give either --output", "job", "submit", clip.toString());
    site.refused(1, directory.resolve("no") + " is not", "media", "upload", directory + "/no");
    site.refused(2, "an object's URL must be ", "media", "upload", clip.toString(), "--to", "x");
    site.refused(2, "--register goes with --to", "media", "upload", clip.toString(), "--register");
    site.refused(1, "MediaNotFound: ", "media", "url", "none");
  }
}
