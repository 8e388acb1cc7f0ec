package dev.cuepost.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cuepost.server.ConsoleBrowser.button;
import static dev.cuepost.server.ConsoleBrowser.link;
import static dev.cuepost.server.ConsoleBrowser.pictures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.cuepost.server.Customer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that programs submitted, of both products, at the console of a whole server. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
@Tag("slow")
class ConsoleJobsTest {
  @RegisterExtension private static final ConsoleBrowser console = new ConsoleBrowser();
  private static Customer customer;
  private static byte[] clip;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException, InterruptedException {
    console.start(directory);
    customer = console.customer();
    clip = Files.readAllBytes(Clip.in(directory, 2));
  }

  private static Page open(String path) {
    Page page = console.signedIn(console.english());
    page.navigate(console.address("/console/cn-shanghai/" + path));
    return page;
  }

  private static Answer vod(String action, Map<String, String> parameters) {
    Answer answer = customer.rpc("2017-03-21", action, parameters);
    assertThat(answer.outcome()).as(answer.body()).isEqualTo("200");
    return answer;
  }

  private static Answer ims(String action, Map<String, String> parameters) {
    Answer answer = customer.ims(action, parameters);
    assertThat(answer.outcome()).as(answer.body()).isEqualTo("200");
    return answer;
  }

  private static void assertLogged(Page page) {
    assertThat(page.locator(".log li").first()).containsText("Taken by a worker, attempt 1.");
    assertThat(page.locator(".log li").last()).containsText("Done; the end");
  }

  @Test
  void what_vod_makes_of_a_video_is_seen_with_what_workers_did() {
    String url = customer.objects() + "/demo/video.mp4";
    assertThat(customer.oss("PUT", "/demo/video.mp4", clip).status()).isEqualTo(200);
    String video =
        vod("RegisterMedia", Map.of("RegisterMetadatas", "[{\"FileURL\":\"%s\"}]".formatted(url)))
            .value("MediaId");
    await()
        .until(
            () -> vod("GetVideoInfo", Map.of("VideoId", video)).value("Status").equals("Normal"));
    vod(
        "SetMessageCallback",
        Map.of("CallbackType", "HTTP", "CallbackURL", "http://127.0.0.1:9/hook"));
    vod("SubmitSnapshotJob", Map.of("VideoId", video, "Count", "2", "Interval", "1"));
    vod("SubmitTranscodeJobs", Map.of("VideoId", video, "TemplateGroupId", group()));
    vod(
        "ProduceEditingProjectVideo",
        Map.of(
            "MediaMetadata",
            "{\"Title\":\"Film\"}",
            "Timeline",
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaId\":\"%s\",\"Out\":1}]}]}"
                .formatted(video)));

    Page page = open("jobs?kind=vod-snapshot");
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.locator("tbody a").click();
    assertThat(page.locator("#state")).containsText("Done");
    assertThat(page.locator(".gallery img")).hasCount(2);
    assertThat(page.locator(".journey")).containsText("SnapshotComplete");
    assertLogged(page);
    assertThat(button(page, "Submit again")).hasCount(0);
    pictures(page, "vod-snapshot-job");

    link(page, "Jobs").first().click();
    link(page, "VOD").click();
    link(page, "VOD: streams").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.locator("tbody a").click();
    assertThat(page.locator("#state")).containsText("Done");
    assertLogged(page);
    page.locator(".facts a").click(); // all streams of the submission
    assertThat(page.locator("#state")).containsText("Done");

    page.navigate(console.address("/console/cn-shanghai/jobs?kind=vod-editing"));
    pictures(page, "jobs-vod");
    page.locator("tbody a").click();
    assertThat(page.locator("#state")).containsText("Done");
    assertThat(page.locator(".drawing .bar")).hasCount(1);
    assertThat(page.locator(".journey")).containsText("ProduceMediaComplete");
    assertLogged(page);
    assertThat(link(page, "Change and submit")).hasCount(0);

    page.navigate(console.address("/console/cn-shanghai/overview"));
    assertThat(page.locator(".rows").getByText("VOD: editing")).isVisible();
    assertThat(page.locator(".rows").getByText("VOD: streams")).isVisible();
  }

  private static String group() {
    return vod(
            "AddTranscodeTemplateGroup",
            Map.of(
                "Name",
                "small",
                "TranscodeTemplateList",
                """
                [{"TranscodeTemplateName":"s","Definition":"LD","Container":{"Format":"mp4"},
                  "Video":{"Codec":"H.264","Width":160},"Audio":{"Codec":"AAC"}}]
                """))
        .value("TranscodeTemplateGroupId");
  }

  @Test
  void playlists_are_packed_and_that_is_watched_and_done_again() {
    assertThat(customer.oss("PUT", "/demo/packed.mp4", clip).status()).isEqualTo(200);
    ims(
        "SubmitTranscodeJob",
        Map.of(
            "InputGroup",
            "[{\"Type\":\"OSS\",\"Media\":\"oss://demo/packed.mp4\"}]",
            "OutputGroup",
            """
            [{"Output":{"Type":"OSS","Media":"oss://demo/low.m3u8"},
              "ProcessConfig":{"Transcode":{"TemplateId":"S01-remux-hls"}}}]
            """));
    await().until(() -> customer.oss("GET", "/demo/low.m3u8").status() == 200);
    ims(
        "SubmitPackageJob",
        Map.of(
            "Inputs",
            "[{\"Input\":{\"Type\":\"OSS\",\"Media\":\"oss://demo/low.m3u8\"}}]",
            "Output",
            "{\"Type\":\"OSS\",\"Media\":\"oss://demo/all.m3u8\"}"));

    Page page = open("jobs?kind=package");
    page.locator("tbody a").click();
    assertThat(page.locator("#state")).containsText("Done");
    assertLogged(page);
    page.reload();
    page.waitForFunction("() => document.querySelector('video')?.readyState > 0");
    pictures(page, "package-job");
    String first = page.url();
    button(page, "Submit again").click();
    assertThat(page.getByText("The job is submitted.")).isVisible();
    assertThat(page.url()).isNotEqualTo(first);
    assertThat(page.locator("#state")).containsText("Done");
  }

  @Test
  void why_a_job_failed_stands_in_its_log() {
    ims(
        "SubmitMediaInfoJob",
        Map.of("Input", "{\"Type\":\"OSS\",\"Media\":\"oss://demo/absent.mp4\"}"));
    Page page = open("jobs?kind=media-info");
    page.locator("tbody a").click();
    assertThat(page.locator("#state")).containsText("Failed");
    assertThat(page.locator(".log li").last()).containsText("absent.mp4");
    String job = page.url().replaceAll(".*/jobs/([0-9a-f]{32}).*", "$1");
    Answer lines = customer.rpc("2026-12-01", "GetJobLog", Map.of("JobId", job));
    assertThat(lines.body()).containsPattern(Pattern.compile("Failed, which is written.*absent"));
  }
}
