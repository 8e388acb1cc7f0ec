package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.template.StreamTemplate;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.process.template.Watermark;
import dev.cuepost.media.process.template.Watermarks;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What watermarks of VOD may say, and what streams show of them. */
@Tag("stored")
class WatermarksTest {
  private static final Templates.Owner OWNER = new Templates.Owner(Plant.ACCOUNT, Plant.REGION);
  private static final String VIDEO = "00000000000000000000000000000001";
  private static final String PNG = "http://127.0.0.1:8701/demo/red.png";
  private static final String CORNER =
      "{\"Type\":\"Image\",\"Width\":\"40\",\"Height\":\"40\",\"ReferPos\":\"TopLeft\"}";
  private static final String WORD =
      "{\"Type\":\"Text\",\"Content\":\"MMMM\",\"FontSize\":\"40\",\"FontColor\":\"White\","
          + "\"Left\":\"100\",\"Top\":\"100\"}";

  @TempDir private static Path directory;
  private static Plant plant;
  private static Watermarks watermarks;
  private static Asset video;

  @BeforeAll
  static void start() throws Exception {
    plant = new Plant(directory);
    watermarks = plant.processing.watermarks();
    put("black.mp4", "color=black:size=320x180:rate=10:duration=0.5");
    put("red.png", "color=red:size=64x64 -frames:v 1");
    put("green.png", "color=lime:size=64x64 -frames:v 1");
    video = video();
    plant
        .database
        .jdbi()
        .useTransaction(
            tx -> new Assets(plant.database.jdbi(), new MediaUrls(Map.of())).insert(tx, video));
    plant.processing.start(1);
  }

  @AfterAll
  static void stop() {
    plant.close();
  }

  @Test
  void a_picture_and_a_text_are_laid_over_the_stream() throws Exception {
    String picture = image(CORNER).id();
    String text = text(WORD).id();
    JobGroup made = plant.ended(Plant.accepted(submit(template(picture, text), Optional.empty())));

    assertThat(made.state()).isEqualTo(JobState.SUCCESS);
    byte[] frame = frame(made);
    assertThat(pixel(frame, 20, 20)).as("in the corner").isEqualTo("red");
    assertThat(pixel(frame, 60, 60)).as("beside it").isEqualTo("black");
    assertThat(brightest(frame, 100, 100, 200, 140)).as("where the text is").isGreaterThan(200);
    assertThat(brightest(frame, 220, 150, 320, 180)).as("where nothing is").isLessThan(40);
    assertThat(StreamMeta.watermarkIds(made.jobs().getFirst())).containsExactly(picture, text);
    assertThat(plant.events().getLast())
        .contains("\"WatermarkId\":\"%s,%s\"".formatted(picture, text));
  }

  @Test
  void the_default_one_is_laid_over_the_stream_if_there_is_one() throws Exception {
    String picture = image(CORNER).id();
    assertThat(watermarks.makeDefault(OWNER, picture)).isTrue();
    for (String named : List.of(Watermark.DEFAULT_ID, picture)) {
      String overrides =
          "{\"Watermarks\":[{\"WatermarkId\":\"%s\",\"FileUrl\":\"oss://demo/green.png\"}]}"
              .formatted(named);
      JobGroup made =
          plant.ended(
              Plant.accepted(
                  submit(template(Watermark.DEFAULT_ID, picture), Optional.of(overrides))));
      assertThat(pixel(frame(made), 20, 20)).isEqualTo("green");
      assertThat(StreamMeta.watermarkIds(made.jobs().getFirst())).containsExactly(picture);
    }

    watermarks.delete(OWNER, picture);
    JobGroup bare =
        plant.ended(Plant.accepted(submit(template(Watermark.DEFAULT_ID), Optional.empty())));
    assertThat(pixel(frame(bare), 20, 20)).isEqualTo("black");
    assertThat(StreamMeta.watermarkIds(bare.jobs().getFirst())).isEmpty();
  }

  @Test
  void a_submission_says_another_picture_and_another_text() throws Exception {
    String picture = image(CORNER).id();
    String text = text(WORD).id();
    String overrides =
        """
        {"Watermarks":[{"WatermarkId":"%s","FileUrl":"oss://demo/green.png"},
                       {"WatermarkId":"%s","Content":"."}]}\
        """
            .formatted(picture, text);
    JobGroup made =
        plant.ended(Plant.accepted(submit(template(picture, text), Optional.of(overrides))));

    byte[] frame = frame(made);
    assertThat(pixel(frame, 20, 20)).isEqualTo("green");
    assertThat(brightest(frame, 130, 100, 200, 140)).as("beside the dot").isLessThan(40);
    assertThat(watermarks.find(OWNER, picture).orElseThrow().fileUrl()).contains(PNG);
  }

  @Test
  void an_override_that_fits_no_watermark_refuses_the_submission() {
    String picture = image(CORNER).id();
    String text = text(WORD).id();
    String[][] cases = {
      {"[]", "OverrideParams must be a JSON object"},
      {"{\"Watermarks\":{}}", "OverrideParams.Watermarks must be a JSON array"},
      {"{\"Watermarks\":[{\"Content\":\"x\"}]}", "OverrideParams.Watermarks[0].WatermarkId"},
      {"{\"Watermarks\":[{\"WatermarkId\":\"none\",\"Content\":\"x\"}]}", "named by no template"},
      {"{\"Watermarks\":[{\"WatermarkId\":\"P\",\"Content\":\"x\"}]}", "[0].FileUrl is required"},
      {"{\"Watermarks\":[{\"WatermarkId\":\"T\",\"FileUrl\":\"x\"}]}", "[0].Content is required"},
      {
        "{\"Watermarks\":[{\"WatermarkId\":\"P\",\"FileUrl\":\"oss://foreign/a.png\"}]}",
        "InvalidStorage.NotFound"
      },
      {
        "{\"Watermarks\":[{\"WatermarkId\":\"T\",\"Content\":\"x\"},"
            + "{\"WatermarkId\":\"T\",\"Content\":\"y\"}]}",
        "[1].WatermarkId stands in the list already"
      },
      {"{\"TranscodeTemplateList\":[]}", "OverrideParams.TranscodeTemplateList cannot"},
      {"{", "OverrideParams is not JSON"}
    };
    int before = plant.processing.videos().made().groupsOf(video).size();
    for (String[] one : cases) {
      String params =
          one[0].replace("\"P\"", "\"" + picture + "\"").replace("\"T\"", "\"" + text + "\"");
      assertThat(Plant.refused(submit(template(picture, text), Optional.of(params))))
          .as(params)
          .contains(one[1]);
    }
    assertThat(plant.processing.videos().made().groupsOf(video)).hasSize(before);
  }

  @Test
  void a_watermark_that_is_gone_refuses_the_submission() {
    Watermark gone = text(WORD);
    assertThat(watermarks.delete(OWNER, gone.id())).isTrue();
    assertThat(watermarks.delete(OWNER, gone.id())).isFalse();
    assertThat(Plant.refused(submit(template(gone.id()), Optional.empty())))
        .startsWith("InvalidWatermark.NotFound");
  }

  @Test
  void what_cannot_be_drawn_is_not_stored() {
    int before = watermarks.list(OWNER, Event.DEFAULT_APP).size();
    for (String config :
        List.of(
            "[]",
            "{",
            "{\"Dx\":\"-1\"}",
            "{\"Width\":\"5\"}",
            "{\"ReferPos\":\"Middle\"}",
            "{\"Timeline\":{\"Start\":\"soon\"}}")) {
      assertThat(Plant.refused(create(Watermark.Type.IMAGE, Optional.of(PNG), config)))
          .as(config)
          .startsWith("InvalidParameter: WatermarkConfig");
    }
    for (String config :
        List.of(
            "{}",
            "{\"Content\":\"x\",\"FontSize\":\"3\"}",
            "{\"Content\":\"x\",\"FontColor\":\"#12\"}",
            "{\"Content\":\"x\",\"FontName\":\"a:b\"}")) {
      assertThat(Plant.refused(create(Watermark.Type.TEXT, Optional.empty(), config)))
          .as(config)
          .contains(": WatermarkConfig");
    }
    assertThat(Plant.refused(create(Watermark.Type.IMAGE, Optional.empty(), CORNER)))
        .contains("FileUrl");
    assertThat(
            Plant.refused(
                create(Watermark.Type.IMAGE, Optional.of("https://elsewhere.test/a.png"), CORNER)))
        .contains("FileUrl must be the address of an object");
    assertThat(watermarks.list(OWNER, Event.DEFAULT_APP)).hasSize(before);
  }

  @Test
  void a_watermark_is_changed_and_one_is_the_default() {
    Watermark first = text(WORD);
    Watermark second = text(WORD);
    Watermark changed =
        Plant.accepted(
                watermarks.update(
                    OWNER, first.id(), Optional.of("other"), "{\"Content\":\"another\"}"))
            .orElseThrow();
    assertThat(changed.name()).isEqualTo("other");
    assertThat(changed.config()).contains("another");
    assertThat(Plant.refused(watermarks.update(OWNER, first.id(), Optional.empty(), "{}")))
        .contains("WatermarkConfig.Content");
    assertThat(watermarks.find(OWNER, first.id())).contains(changed);
    assertThat(Plant.accepted(watermarks.update(OWNER, "none", Optional.empty(), "{}"))).isEmpty();

    assertThat(watermarks.makeDefault(OWNER, first.id())).isTrue();
    assertThat(watermarks.makeDefault(OWNER, second.id())).isTrue();
    assertThat(watermarks.makeDefault(OWNER, "none")).isFalse();
    assertThat(watermarks.list(OWNER, Event.DEFAULT_APP))
        .filteredOn(Watermark::isDefault)
        .extracting(Watermark::id)
        .containsExactly(second.id());
  }

  @Test
  void nobody_else_has_it() {
    String id = text(WORD).id();
    for (Templates.Owner other :
        List.of(
            new Templates.Owner("1000000000000002", Plant.REGION),
            new Templates.Owner(Plant.ACCOUNT, "cn-beijing"))) {
      assertThat(watermarks.find(other, id)).isEmpty();
      assertThat(watermarks.list(other, Event.DEFAULT_APP)).isEmpty();
      assertThat(Plant.accepted(watermarks.update(other, id, Optional.empty(), WORD))).isEmpty();
      assertThat(watermarks.makeDefault(other, id)).isFalse();
      assertThat(watermarks.delete(other, id)).isFalse();
    }
    assertThat(watermarks.list(OWNER, "another-app")).isEmpty();
    assertThat(watermarks.find(OWNER, id)).isPresent();
  }

  private static Watermark image(String config) {
    return Plant.accepted(create(Watermark.Type.IMAGE, Optional.of(PNG), config));
  }

  private static Watermark text(String config) {
    return Plant.accepted(create(Watermark.Type.TEXT, Optional.empty(), config));
  }

  private static Verdict<Watermark> create(
      Watermark.Type type, Optional<String> fileUrl, String config) {
    return watermarks.create(OWNER, Event.DEFAULT_APP, "mark", type, fileUrl, config);
  }

  private static StreamTemplate template(String... watermarkIds) {
    return new StreamTemplate(
        "0123456789abcdef0123456789abcdef",
        "{\"Container\":{\"Format\":\"mp4\"},\"Video\":{\"Preset\":\"ultrafast\",\"Crf\":\"10\"},"
            + "\"WatermarkIds\":[\"%s\"]}".formatted(String.join("\",\"", watermarkIds)));
  }

  private static Verdict<JobGroup> submit(StreamTemplate template, Optional<String> overrides) {
    var group =
        new TemplateGroup(
            "g",
            Event.DEFAULT_APP,
            "group",
            List.of(template),
            false,
            false,
            Instant.EPOCH,
            Instant.EPOCH);
    var wish = new VideoJobs.Wish(video, Optional.empty(), Optional.empty(), Optional.empty());
    return plant
        .processing
        .videos()
        .streams(
            wish, group, new VideoJobs.Additions(Optional.empty(), overrides), Optional.empty());
  }

  private static void put(String key, String source) throws IOException, InterruptedException {
    Path file = directory.resolve(key);
    ffmpeg("-f lavfi -i " + source + " " + file);
    plant.objects.adopt(new ObjectName(Plant.DEMO, key), "video/mp4", file);
  }

  /** The last frame of a stream, three bytes a pixel. */
  private static byte[] frame(JobGroup made) throws IOException, InterruptedException {
    Path file =
        plant
            .objects
            .localFile(
                made.jobs().getFirst().mainFile().orElseThrow(), directory.resolve("stream.mp4"))
            .orElseThrow();
    Path raw = directory.resolve("frame.rgb");
    ffmpeg("-i " + file + " -frames:v 1 -pix_fmt rgb24 -f rawvideo " + raw);
    return Files.readAllBytes(raw);
  }

  private static void ffmpeg(String words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Plant.ffmpeg().ffmpeg().toString()));
    command.addAll(List.of(("-v error -nostdin -y " + words).split(" ")));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static String pixel(byte[] frame, int x, int y) {
    int at = (y * 320 + x) * 3;
    boolean red = (frame[at] & 0xff) > 150;
    boolean green = (frame[at + 1] & 0xff) > 150;
    boolean blue = (frame[at + 2] & 0xff) > 150;
    return red && !green && !blue
        ? "red"
        : green && !red && !blue ? "green" : !red && !green && !blue ? "black" : "other";
  }

  private static int brightest(byte[] frame, int left, int top, int right, int bottom) {
    int most = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        most = Math.max(most, frame[(y * 320 + x) * 3 + 1] & 0xff);
      }
    }
    return most;
  }

  private static Asset video() {
    return new Asset(
        VIDEO,
        Product.VOD,
        Plant.ACCOUNT,
        Plant.REGION,
        Event.DEFAULT_APP,
        AssetKind.VIDEO,
        AssetState.NORMAL,
        AssetSource.UPLOADED,
        "http://127.0.0.1:8701/demo/black.mp4",
        Details.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
