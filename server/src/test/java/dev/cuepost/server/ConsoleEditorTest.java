package dev.cuepost.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cuepost.server.ConsoleBrowser.button;
import static dev.cuepost.server.ConsoleBrowser.link;
import static dev.cuepost.server.ConsoleBrowser.pictures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The editor of timelines at the console of a whole server, by a browser. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
@Tag("slow")
class ConsoleEditorTest {
  private static final String EDIT = "/console/cn-shanghai/edit";

  @TempDir private static Path directory;
  @RegisterExtension private static final ConsoleBrowser console = new ConsoleBrowser();
  private static String first;
  private static String second;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    console.start(directory);
    Path clip = Clip.in(directory, 2);
    first = uploaded(clip);
    second = uploaded(Files.copy(clip, directory.resolve("second.mp4")));
    uploaded(Files.copy(clip, directory.resolve("music.m4a")));
  }

  private static String uploaded(Path file) {
    try (Page page = open("/console/cn-shanghai/upload")) {
      page.locator("input[type=file]").setInputFiles(file);
      assertThat(page.locator("#state")).containsText("Usable");
      return page.url().replaceAll(".*/media/([0-9a-f]{32}).*", "$1");
    }
  }

  private static Page open(String path) {
    Page page = console.signedIn(console.english());
    page.navigate(console.address(path));
    return page;
  }

  /** The editor with both films. */
  private static Page openBoth() {
    Page page = open(EDIT + "?media=" + first + "&media=" + second);
    assertThat(page.locator(".piece")).hasCount(2);
    return page;
  }

  private static Locator piece(Page page, String row, int index) {
    return page.locator(".lane." + row + " .piece").nth(index);
  }

  private static Locator json(Page page) {
    return page.getByLabel("Timeline", new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator playhead(Page page) {
    return page.getByLabel("Playhead", new Page.GetByLabelOptions().setExact(true));
  }

  /** What stands in the timeline there, such as {@code VideoTracks.0.VideoTrackClips.0.Out}. */
  private static String value(Page page, String path) {
    return String.valueOf(
        page.evaluate(
            """
            path => {
              let value = JSON.parse(document.querySelector('[name=timeline]').value);
              for (const name of path.split('.')) { value = value?.[name]; }
              return typeof value === 'object' ? JSON.stringify(value) : String(value);
            }
            """,
            path));
  }

  /** What a hand did stands in the text when the page comes to it. */
  private static void assertBecomes(Supplier<String> told, String wanted) {
    await().pollInSameThread().untilAsserted(() -> assertThat(told.get()).isEqualTo(wanted));
  }

  private static String clip(Page page, int index, String member) {
    return value(page, "VideoTracks.0.VideoTrackClips." + index + "." + member);
  }

  /** Takes hold of the middle or, with {@code edge}, of an edge, and lets go so far from there. */
  private static void drag(Page page, Locator piece, String edge, double x, double y) {
    // pieces that are drawn anew just then are no part of the page any more
    await()
        .pollInSameThread()
        .ignoreExceptionsInstanceOf(PlaywrightException.class)
        .until(() -> {
          piece.scrollIntoViewIfNeeded();
          return true;
        });
    BoundingBox box = box(edge.isEmpty() ? piece : piece.locator("." + edge));
    double fromX = box.x + box.width / 2;
    double fromY = box.y + box.height / 2;
    page.mouse().move(fromX, fromY);
    page.mouse().down();
    page.mouse().move(fromX + x / 2, fromY + y / 2);
    page.mouse().move(fromX + x, fromY + y);
    page.mouse().up();
  }

  private static double width(Locator piece) {
    return box(piece).width;
  }

  /** Where it is, once it is drawn: what a hand did draws all pieces anew. */
  private static BoundingBox box(Locator piece) {
    return await()
        .pollInSameThread()
        .until(() -> Optional.ofNullable(piece.boundingBox()), Optional::isPresent)
        .orElseThrow();
  }

  private static void assertFrameAt(Page page, String at) {
    assertThat(page.locator(".frame canvas[data-at='" + at + "']")).isVisible();
  }

  private static void assertJobDone(Page page) {
    assertThat(page.getByText("The job is submitted.")).isVisible();
    assertThat(page.locator("#state")).containsText("Done");
  }

  @Test
  void two_films_are_put_together_by_hand() {
    Page page = open("/console/cn-shanghai/media");
    page.getByLabel("Choose clip.mp4").check();
    page.getByLabel("Choose second.mp4").check();
    button(page, "Edit the chosen").click();
    assertThat(page.locator(".piece")).hasCount(2);
    assertFrameAt(page, "0.000");

    String before = clip(page, 0, "MediaId");
    Locator front = piece(page, "picture", 0);
    drag(page, front, "", width(front) * 1.4, 0);
    assertBecomes(() -> clip(page, 1, "MediaId"), before);
    front = piece(page, "picture", 0);
    drag(page, front, "edge.end", -width(front) / 2, 0);
    assertThat(Double.parseDouble(clip(page, 0, "Out"))).isBetween(0.9, 1.1);

    piece(page, "picture", 0).click();
    page.getByLabel("Transition to the next").selectOption("fade");
    assertBecomes(
        () -> clip(page, 0, "Effects"),
        "[{\"Type\":\"Transition\",\"SubType\":\"fade\",\"Duration\":0.5}]");
    button(page, "Add caption").click();
    page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill("<b>Hello</b>");
    page.getByLabel("Where").selectOption("Top");
    assertBecomes(
        () -> value(page, "SubtitleTracks.0.SubtitleTrackClips.0.Content"), "<b>Hello</b>");
    page.getByLabel("Asset to add").selectOption("music.m4a");
    button(page, "Add").click();
    page.getByLabel("Volume").fill("50");
    assertBecomes(() -> value(page, "AudioTracks.0.AudioTrackClips.0.Effects.0.Gain"), "0.5");

    playhead(page).fill("1.2");
    assertFrameAt(page, "1.200");
    assertThat(page.locator(".problem")).isHidden();
    pictures(page, "editor");
    page.getByLabel("Size", new Page.GetByLabelOptions().setExact(true)).selectOption("854x480");
    page.getByLabel("Format").selectOption("mov");
    assertThat(page.getByLabel("OutputMediaConfig")).hasValue(Pattern.compile("\\.mov\"[^}]*854"));
    button(page, "Submit").click();
    assertJobDone(page);
    page.reload();
    assertThat(page.locator(".drawing .bar")).hasCount(4);
    assertThat(page.locator(".log li").first()).containsText("Taken by a worker, attempt 1.");
    assertThat(page.locator(".log")).containsText("Done; the end and its event follow.");
    pictures(page, "job-log");

    link(page, "Change and submit").click();
    assertThat(page.locator(".piece")).hasCount(4);
    assertThat(piece(page, "caption", 0)).hasText("<b>Hello</b>");
  }

  @Test
  void everything_can_be_done_by_keys() {
    Page page = openBoth();
    piece(page, "picture", 0).focus();
    page.keyboard().press("ArrowRight");
    assertBecomes(() -> clip(page, 1, "MediaId"), first);
    assertThat(piece(page, "picture", 1)).isFocused();
    page.keyboard().press("Shift+ArrowLeft");
    assertBecomes(() -> clip(page, 1, "Out"), "1.9");
    page.keyboard().press("Alt+ArrowRight");
    assertBecomes(() -> clip(page, 1, "In"), "0.1");
    page.keyboard().press("ArrowDown");
    assertBecomes(() -> value(page, "VideoTracks.1.VideoTrackClips.0.TimelineIn"), "2");
    assertThat(page.locator(".told")).hasText("Picture 2");
    page.keyboard().press("ArrowLeft");
    assertBecomes(() -> value(page, "VideoTracks.1.VideoTrackClips.0.TimelineIn"), "1.9");
    page.keyboard().press("ControlOrMeta+z");
    page.keyboard().press("ControlOrMeta+z");
    assertBecomes(() -> clip(page, 1, "In"), "0.1");
    page.keyboard().press("ControlOrMeta+y");
    assertBecomes(() -> value(page, "VideoTracks.1.VideoTrackClips.0.TimelineIn"), "2");
    page.keyboard().press("ControlOrMeta+z");

    piece(page, "picture", 0).focus();
    playhead(page).focus();
    for (int press = 0; press < 10; press++) {
      page.keyboard().press("ArrowRight");
    }
    piece(page, "picture", 0).focus();
    page.keyboard().press("s");
    assertThat(page.locator(".piece")).hasCount(3);
    assertBecomes(() -> clip(page, 0, "Out"), "0.4");
    assertBecomes(() -> clip(page, 1, "In"), "0.4");
    page.keyboard().press("Delete");
    assertThat(page.locator(".piece")).hasCount(2);
    button(page, "Submit").focus();
    page.keyboard().press("Enter");
    assertJobDone(page);
  }

  @Test
  void what_nobody_here_knows_stays_and_what_is_wrong_is_shown_at_its_clip() {
    Page page = openBoth();
    json(page)
        .fill(
            """
            {"Comment":{"by":"us"},"videotracks":[{"Colour":"red","VideoTrackClips":[
              {"MediaId":"%s","Out":1,"Mood":[1,2]},{"MediaId":"%s","Out":1.5,"Speed":0.01}]}],
             "EffectTracks":[{"EffectTrackItems":[{"Type":"Filter","SubType":"m2","TimelineIn":0,"TimelineOut":1}]}]}
            """
                .formatted(first, second));
    assertThat(page.locator(".piece")).hasCount(3);
    assertThat(page.locator(".problem"))
        .containsText("VideoTracks[0].VideoTrackClips[1].Speed must be in");
    button(page, "Show the clip").click();
    assertThat(piece(page, "picture", 1)).isFocused();
    assertThat(piece(page, "picture", 1)).hasClass(Pattern.compile("wrong"));
    assertThat(page.locator(".choice .error")).isVisible();

    json(page).fill(json(page).inputValue().replace("0.01", "1"));
    assertThat(page.locator(".problem")).isHidden();
    Locator front = piece(page, "picture", 0);
    drag(page, front, "", width(front) * 2, 0);
    assertBecomes(() -> value(page, "videotracks.0.VideoTrackClips.1.Mood"), "[1,2]");
    assertBecomes(() -> value(page, "videotracks.0.Colour"), "red");
    assertBecomes(() -> value(page, "Comment.by"), "us");
    json(page).fill("{");
    assertThat(page.locator(".problem")).containsText("Timeline");
    assertThat(page.locator(".piece")).hasCount(3);
    pictures(page, "editor-wrong");
  }

  @Test
  void a_timeline_is_kept_as_a_project() {
    Page page = openBoth();
    button(page, "Keep as project").click();
    assertThat(page.locator(".keeping .error"))
        .hasText("A title of 128 characters at most, please.");
    page.getByLabel("Title").fill("Holiday");
    button(page, "Keep as project").click();
    assertThat(page.getByText("The project is saved.")).isVisible();
    link(page, "Projects").click();
    pictures(page, "projects");
    link(page, "Holiday").click();
    assertThat(page.locator(".piece")).hasCount(2);
    piece(page, "picture", 1).focus();
    page.keyboard().press("Delete");
    button(page, "Save project").click();
    assertThat(page.locator(".piece")).hasCount(1);
    button(page, "Submit").click();
    assertJobDone(page);
    page.navigate(console.address("/console/cn-shanghai/projects"));
    assertThat(page.locator("tbody")).containsText("Rendered");
  }

  @Test
  void without_script_the_text_is_edited() {
    Page page = console.signedIn(console.english().setJavaScriptEnabled(false));
    page.navigate(console.address(EDIT + "?media=" + first));
    assertThat(page.locator(".editor")).isHidden();
    json(page)
        .fill(
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaId\":\"%s\",\"Out\":1}]}]}"
                .formatted(first));
    button(page, "Submit job").click();
    assertThat(page.getByText("The job is submitted.")).isVisible();
  }

  @Test
  void who_may_not_submit_edits_nothing_and_who_may_not_read_sees_no_frame() {
    String viewer =
        console.user(
            "onlooker",
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Resource":"*","Action":
              ["ice:ListMediaBasicInfos","ice:GetMediaInfo"]}]}\
            """);
    Page theirs = console.signedIn(console.english(), viewer, ConsoleBrowser.PASSWORD);
    theirs.navigate(console.address("/console/cn-shanghai/media"));
    assertThat(theirs.locator(".grid li").first()).isVisible();
    assertThat(button(theirs, "Edit the chosen")).hasCount(0);
    assertThat(theirs.navigate(console.address(EDIT)).status()).isEqualTo(403);

    String cutter =
        console.user(
            "cutter",
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Resource":"*","Action":
              ["ice:SubmitMediaProducingJob"]}]}\
            """);
    Page blind = console.signedIn(console.english(), cutter, ConsoleBrowser.PASSWORD);
    blind.navigate(console.address(EDIT + "?media=" + first));
    assertThat(blind.locator(".sentence")).containsText("you may not read it");
    assertThat(button(blind, "Keep as project")).hasCount(0);
  }
}
