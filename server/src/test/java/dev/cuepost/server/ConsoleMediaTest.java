package dev.cuepost.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cuepost.server.ConsoleBrowser.button;
import static dev.cuepost.server.ConsoleBrowser.link;
import static dev.cuepost.server.ConsoleBrowser.pictures;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files and the jobs that are made of them at the console of a whole server, by a browser. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
@Tag("slow")
class ConsoleMediaTest {
  private static final String PLAYS = "video => video.readyState > 0 && video.duration > 1";

  @TempDir private static Path directory;
  @RegisterExtension private static final ConsoleBrowser console = new ConsoleBrowser();
  private static Path clip;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    console.start(directory);
    clip = Clip.in(directory, 2);
  }

  private static Page open(String path) {
    Page page = console.signedIn(console.english());
    page.navigate(console.address("/console/" + path));
    return page;
  }

  private static Locator at(Page page) {
    return page.getByLabel("At", new Page.GetByLabelOptions().setExact(true));
  }

  private static void assertPlays(Page page) {
    page.waitForFunction("() => [...document.querySelectorAll('video')].some(" + PLAYS + ")");
  }

  private static String uploaded(Page page) {
    page.navigate(console.address("/console/cn-shanghai/upload"));
    page.locator("input[type=file]").setInputFiles(clip);
    assertThat(page.locator("#state")).containsText("Usable");
    return page.url().replaceAll(".*/media/([0-9a-f]{32}).*", "$1");
  }

  @Test
  void a_film_is_uploaded_watched_and_edited() {
    console.customer().smq("PUT", "/queues/ice-callback-edits", "<Queue/>");
    Page page = open("cn-shanghai/media");
    link(page, "Upload").first().click();
    pictures(page, "upload");
    String asset = uploaded(page);
    assertThat(page.locator("h1")).hasText("clip.mp4");
    assertThat(page.getByText("video · h264 · 160 × 90")).isVisible();
    assertPlays(page);

    at(page).fill("soon");
    button(page, "Take snapshot").click();
    assertThat(page.locator(".error")).hasText("A time in seconds, such as 1.5, please.");
    at(page).fill("1.5");
    button(page, "Take snapshot").click();
    assertThat(page.locator("#state")).containsText("Done");
    assertThat(page.locator(".gallery img")).isVisible();
    pictures(page, "snapshot-job");
    page.navigate(console.address("/console/cn-shanghai/media/" + asset));
    assertThat(page.locator(".gallery img")).isVisible();
    pictures(page, "media");

    link(page, "Edit it").click();
    page.getByLabel("Timeline").fill("{");
    button(page, "Submit job").click();
    assertThat(page.locator(".error")).containsText("Timeline");
    page.getByLabel("Timeline")
        .fill(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaId":"%1$s","Out":1.5,"Effects":[{"Type":"Transition","SubType":"fade","Duration":0.5}]},
              {"MediaId":"%1$s"}]}],
             "SubtitleTracks":[{"SubtitleTrackClips":[
              {"Type":"Text","Content":"<b>Hello</b>","TimelineIn":0,"TimelineOut":1}]}]}
            """
                .formatted(asset));
    page.getByLabel("UserData").fill("{\"NotifyAddress\":\"ice-callback-edits\"}");
    button(page, "Submit job").click();
    assertThat(page.locator("#state")).containsText("Done");
    page.reload();
    assertThat(page.locator(".drawing .bar")).hasCount(3);
    assertThat(page.locator(".drawing")).containsText("<b>Hello</b>");
    assertPlays(page);
    assertThat(page.locator(".fate")).containsText("It waits on the queue");
    pictures(page, "job-done");
    String queue = "/queues/ice-callback-edits/messages";
    String handle = console.customer().smq("GET", queue).value("ReceiptHandle");
    assertThat(console.customer().smq("DELETE", queue + "?ReceiptHandle=" + handle).status())
        .isEqualTo(204);
    page.reload();
    assertThat(page.locator(".fate")).containsText("The queue is empty");

    link(page, "Change and submit").click();
    assertThat(page.getByLabel("Timeline")).hasValue(Pattern.compile("Hello"));
    pictures(page, "job-change");
    button(page, "Submit job").click();
    assertThat(page.getByText("The job is submitted.")).isVisible();
    page.navigate(console.address("/console/cn-shanghai/media?kind=VIDEO"));
    assertThat(page.locator(".grid img").first()).isVisible();
    pictures(page, "media-grid");

    page.navigate(console.address("/console/cn-shanghai/jobs?kind=snapshot"));
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.locator("tbody a").click();
    button(page, "Submit again").click();
    assertThat(page.locator("#state")).containsText("Done");
    link(page, "Overview").click();
    assertThat(page.locator(".rows").getByText("Done 2").first()).isVisible();
    pictures(page, "overview-busy");
  }

  @Test
  void a_film_is_transcoded_to_a_playlist_that_plays() {
    Page page = open("cn-shanghai/media");
    String asset = uploaded(page);
    page.getByLabel("Template").selectOption("S01-remux-hls");
    button(page, "Transcode").click();
    assertThat(page.locator("#state")).containsText("Done");
    pictures(page, "transcode-group");
    page.locator("tbody a").click();
    assertThat(page.locator("#state")).containsText("Done");
    page.reload();
    assertPlays(page);
    page.locator(".facts a").click();
    button(page, "Submit again").click();
    assertThat(page.getByText("The job is submitted.")).isVisible();
    assertThat(page.locator("#state")).containsText("Done");

    page.navigate(console.address("/console/cn-shanghai/media/" + asset));
    link(page, "Delete asset").click();
    page.getByLabel("Its file too").check();
    button(page, "Delete asset").click();
    assertThat(page.getByText("The asset is deleted.")).isVisible();
  }

  @Test
  void a_dropped_file_goes_on_where_it_broke_off() throws IOException {
    Path large = Files.write(directory.resolve("large.bin"), new byte[9 * 1024 * 1024]);
    Page page = open("cn-shanghai/upload");
    List<String> parts = new ArrayList<>();
    page.onRequestFinished(request -> {
      if (request.url().matches(".*/uploads/[0-9a-f]{32}/[0-9A-F]{32}/[0-9]+")) {
        parts.add(request.url().replaceAll(".*/", ""));
      }
    });
    page.route("**/uploads/*/*/2", route -> route.abort());
    drop(page);
    assertThat(page.locator(".sending .error")).containsText("Broken off");
    page.unroute("**/uploads/*/*/2");
    page.reload();
    page.locator("input[type=file]").setInputFiles(large);
    assertThat(page.locator(".notice")).containsText("The file has come");
    assertThat(parts).containsExactly("1", "2", "3");
  }

  /** Drops a file like {@code large.bin}, which the browser makes itself. */
  private static void drop(Page page) {
    long modified = directory.resolve("large.bin").toFile().lastModified();
    page.evaluate(
        """
        modified => {
          const data = new DataTransfer();
          data.items.add(
            new File([new Uint8Array(9 * 1024 * 1024)], 'large.bin', {lastModified: modified}));
          document.querySelector('.drop')
            .dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true}));
        }
        """,
        (double) modified);
  }

  @Test
  void a_small_file_comes_without_script() throws IOException {
    Page page = console.signedIn(console.english().setJavaScriptEnabled(false));
    page.navigate(console.address("/console/cn-shanghai/upload"));
    button(page, "Upload").click();
    assertThat(page.getByText("No file came.")).isVisible();
    Path words =
        Files.writeString(directory.resolve("größe.srt"), "1\n00:00:00,000 --> 00:00:01,000\nHi\n");
    page.locator("input[type=file]").setInputFiles(words);
    button(page, "Upload").click();
    assertThat(page.locator("h1")).hasText("größe.srt");
    page.locator("figcaption a").isVisible();
  }

  /** Status, type and policy of an answer, and what is in a part. */
  private static String fetched(Page page, String path, String range) {
    return (String)
        page.evaluate(
            """
            async ([path, range]) => {
              const answer = await fetch(path, range ? {headers: {Range: range}} : {});
              return [answer.status, answer.headers.get('Content-Type'),
                answer.headers.get('Content-Security-Policy'), range ? await answer.text() : '']
                .join(' ').trim();
            }
            """,
            List.of(path, range));
  }

  @Test
  void who_may_not_read_files_is_shown_none() {
    Page page = open("cn-shanghai/media");
    String asset = uploaded(page);
    String file = page.locator("figcaption a").getAttribute("href");
    assertThat(fetched(page, file, ""))
        .isEqualTo("200 video/mp4 default-src 'none'; sandbox; frame-ancestors 'none'");
    assertThat(fetched(page, file, "bytes=4-7")).startsWith("206 ").endsWith(" ftyp");

    String name =
        console.user(
            "viewer",
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Resource":"*","Action":
              ["ice:ListMediaBasicInfos","ice:GetMediaInfo"]}]}\
            """);
    Page theirs = console.signedIn(console.english(), name, ConsoleBrowser.PASSWORD);
    theirs.navigate(console.address("/console/cn-shanghai/media/" + asset));
    assertThat(theirs.locator("h1")).hasText("clip.mp4");
    assertThat(theirs.locator("video")).hasCount(0);
    assertThat(button(theirs, "Take snapshot")).hasCount(0);
    assertThat(theirs.navigate(console.address(file)).status()).isEqualTo(403);
    assertThat(theirs.navigate(console.address("/console/cn-shanghai/upload")).status())
        .isEqualTo(403);
    assertThat(console.customer().ims("GetMediaInfo", Map.of("MediaId", asset)).outcome())
        .isEqualTo("200");
  }
}
