package dev.cuepost.media.job;

import static dev.cuepost.media.job.EditingTest.ended;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.job.SubmitOutcome.Refused;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.render.FoundFfmpeg;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What outputs become: assets with what is said of them, covers, videos of VOD. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class OutputTargetsTest {
  /** Half a second of red, then half a second of blue. */
  private static final String TIMELINE =
      """
      {"VideoTracks":[{"VideoTrackClips":[
        {"Type":"Image","MediaURL":"%s","Duration":0.5},
        {"Type":"Image","MediaURL":"%s","Duration":0.5}]}]}\
      """
          .formatted(url("red.png"), url("blue.png"));

  private static final Details SAID =
      new Details(
          "Title, 片",
          "About",
          List.of("a", "b"),
          Optional.of(7L),
          Optional.empty(),
          Optional.of("general"),
          Optional.empty());

  @TempDir private static Path directory;
  private static Workshop shop;

  @BeforeAll
  static void open() throws Exception {
    shop = new Workshop(directory);
    picture("red.png", Color.RED);
    picture("blue.png", Color.BLUE);
    shop.clip("a.mp4", 1);
    shop.library.start();
    shop.editing.start(1);
  }

  private static void picture(String key, Color color) throws Exception {
    var image = new BufferedImage(160, 128, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(color);
    pen.fillRect(0, 0, 160, 128);
    pen.dispose();
    Path file = directory.resolve(key);
    ImageIO.write(image, "png", file.toFile());
    shop.objects.adopt(new ObjectName(Workshop.DEMO, key), "image/png", file);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void an_output_is_an_asset_with_what_is_said_of_it_and_the_picture_of_a_moment_as_its_cover()
      throws Exception {
    EditingJob job = done(wish("{'MediaURL':'%s'}", "films/a.mp4", object(SAID), "0.7"));

    Asset asset = asset(job);
    assertThat(asset.product()).isEqualTo(Product.IMS);
    assertThat(asset.details()).isEqualTo(SAID.covered(Optional.of(url("films/a-cover.jpg"))));
    assertThat(job.warnings()).isEmpty();
    assertThat(colour(new ObjectName(Workshop.DEMO, "films/a-cover.jpg"))).isEqualTo(Color.BLUE);
  }

  @Test
  void a_cover_is_the_first_picture_by_default_and_the_last_one_at_most() throws Exception {
    var first = done(wish("{'MediaURL':'%s'}", "first.gif", Target.OBJECT, ""));
    var last = done(wish("{'MediaURL':'%s'}", "last.webm", Target.OBJECT, "9"));

    assertThat(asset(first).details().coverUrl()).contains(url("first-cover.jpg"));
    assertThat(colour(new ObjectName(Workshop.DEMO, "first-cover.jpg"))).isEqualTo(Color.RED);
    assertThat(asset(last).details().coverUrl()).contains(url("last-cover.jpg"));
    assertThat(colour(new ObjectName(Workshop.DEMO, "last-cover.jpg"))).isEqualTo(Color.BLUE);
  }

  @Test
  void a_film_of_which_nothing_is_said_has_its_first_picture_as_cover_which_goes_with_it()
      throws Exception {
    EditingJob job = done(plain(wish("{'MediaURL':'%s'}", "plain.mp4", Target.OBJECT, "")));
    String key = "plain-%s-cover.jpg".formatted(job.mediaId());
    var cover = new ObjectName(Workshop.DEMO, key);
    assertThat(asset(job).details().coverUrl()).contains(url(key));
    assertThat(shop.objects.find(new ObjectName(Workshop.DEMO, "plain-cover.jpg")))
        .as("a name that an object of the user's may have")
        .isEmpty();
    assertThat(colour(cover)).isEqualTo(Color.RED);

    assertThat(shop.library.changes().delete(Workshop.ACCOUNT, Product.IMS, job.mediaId(), true))
        .isTrue();
    assertThat(shop.objects.find(cover)).isEmpty();
  }

  @Test
  void a_cover_that_is_named_counts_and_sound_has_none() throws Exception {
    var named = SAID.covered(Optional.of("http://h.test/c.jpg"));
    var first = done(wish("{'MediaURL':'%s'}", "named.mp4", object(named), "0"));
    assertThat(asset(first).details()).isEqualTo(named);

    SubmitEditing wish = wish("{'MediaURL':'%s'}", "sound.mp3", Target.OBJECT, "0");
    var sound = done(with(wish, new Script.Timeline(Workshop.timelineOf(url("a.mp4")))));
    assertThat(asset(sound).details().coverUrl()).isEmpty();
    assertThat(sound.warnings())
        .containsExactly("CoverConfig was ignored, as the output has no picture.");
  }

  @Test
  void an_output_can_become_a_video_of_vod() throws Exception {
    String config = "{'FileName':'My film.mp4','StorageLocation':'x','Video':{'Fps':10}}";
    Accepted accepted = submit(wish(config, "", new Target(Target.Kind.VIDEO, Details.NONE), "0"));
    Asset awaited = asset(shop.job(accepted.jobId()));
    EditingJob job = ended(shop, accepted.jobId());
    assertThat(job.message()).isEmpty();
    await().until(() -> asset(job).state() == AssetState.NORMAL);

    assertThat(awaited.product()).isEqualTo(Product.VOD);
    assertThat(awaited.kind()).isEqualTo(AssetKind.VIDEO);
    assertThat(job.mediaUrl()).isEqualTo(awaited.url()).endsWith(".mp4");
    assertThat(job.warnings()).isEmpty();
    assertThat(asset(job).details().title()).isEqualTo("My film");
    assertThat(asset(job).details().coverUrl())
        .contains(job.mediaUrl().replace(".mp4", "-cover.jpg"));
    var bucket = new BucketId(Workshop.REGION, "outin-" + Workshop.ACCOUNT);
    assertThat(shop.objects.list(bucket, "", "", 10))
        .extracting(object -> object.name().key().replaceAll(".*/[0-9a-f]{32}", ""))
        .containsExactlyInAnyOrder(".mp4", "-cover.jpg");
    assertThat(
            shop.events().stream()
                .filter(event -> event.contains(job.mediaId()))
                .map(event -> event.replaceAll(".*\"EventType\":\"(\\w+)\".*", "$1")))
        .containsExactly("ProduceMediaComplete", "FileUploadComplete", "VideoAnalysisComplete");
    assertThat(shop.events().stream().filter(event -> event.contains(job.jobId())))
        .singleElement()
        .asString()
        .contains("\"Status\":\"Success\"");
  }

  @Test
  void a_video_that_cannot_be_made_is_told_by_its_job() throws Exception {
    SubmitEditing wish =
        wish("{'FileName':'a.mp4'}", "", new Target(Target.Kind.VIDEO, Details.NONE), "0");
    Accepted accepted =
        submit(with(wish, new Script.Timeline(Workshop.timelineOf(url("none.mp4")))));
    EditingJob job = ended(shop, accepted.jobId());
    assertThat(job.code()).contains("InvalidMaterial.NotFound");
    assertThat(asset(job).state()).isEqualTo(AssetState.FAILED);
  }

  @Test
  void a_transcoding_template_says_what_the_configuration_leaves_open() throws Exception {
    var owner = new Templates.Owner(Workshop.ACCOUNT, Workshop.REGION);
    String id = template("{'Video':{'Codec':'H.265','Fps':10,'Width':320,'Height':128,'Gop':9}}");
    String config = "{'MediaURL':'%s','ProduceTemplateId':'" + id + "','Width':128}";
    Accepted accepted = submit(wish(config, "encoded.mp4", Target.OBJECT, "0"));
    shop.transcoding.delete(owner, id);
    EditingJob job = ended(shop, accepted.jobId());
    assertThat(job.message()).isEmpty();

    MediaFacts.Picture picture = probed("encoded.mp4");
    assertThat(picture.rate()).isEqualTo(FrameRate.of(10));
    assertThat(picture.width()).isEqualTo(128);
    assertThat(job.warnings())
        .containsExactly("ProduceTemplate.Video.Gop of the template was ignored.");
  }

  @Test
  void templates_that_are_none_are_refused() throws Exception {
    assertThat(refused("{'MediaURL':'%s','ProduceTemplateId':'none'}").code())
        .isEqualTo("ResourceNotFound");
    assertThat(refused("{'MediaURL':'%s','producetemplateid':'S02-cover'}").message())
        .startsWith("OutputMediaConfig.ProduceTemplateId must be a template that encodes");
    assertThat(refused("{'MediaURL':'%s','ProduceTemplateId':'S01-remux-mp4'}").code())
        .isEqualTo("InvalidParameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b.mp4", "a.m3u8", "a.png", "mp4", ".mp4"})
  void a_video_of_vod_needs_the_name_of_a_file(String name) {
    var outcome =
        shop.editing
            .jobs()
            .submit(
                wish(
                    "{'FileName':'" + name + "'}",
                    "",
                    new Target(Target.Kind.VIDEO, Details.NONE),
                    "0"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.message())
                    .startsWith("OutputMediaConfig.FileName must be a name of one file"));
  }

  private static String template(String config) {
    var owner = new Templates.Owner(Workshop.ACCOUNT, Workshop.REGION);
    return ((Templates.Outcome.Stored)
            shop.transcoding.create(
                owner, "Small", TemplateType.TRANSCODE, Optional.of(1), config.replace('\'', '"')))
        .template()
        .id();
  }

  private static MediaFacts.Picture probed(String key) throws Exception {
    Path file = directory.resolve("probed");
    Files.write(file, bytes(new ObjectName(Workshop.DEMO, key)));
    return FoundFfmpeg.probe(Workshop.ffmpeg()).probe(file).orThrow().picture().orElseThrow();
  }

  /** Red, blue or something else, in the middle. */
  private static Color colour(ObjectName name) throws Exception {
    var image = ImageIO.read(new java.io.ByteArrayInputStream(bytes(name)));
    var colour = new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
    return new Color(
        colour.getRed() > 200 ? 255 : 0,
        colour.getGreen() > 100 ? 255 : 0,
        colour.getBlue() > 200 ? 255 : 0);
  }

  private static byte[] bytes(ObjectName name) throws Exception {
    try (var content = shop.objects.open(name).orElseThrow()) {
      return content.from(0).readAllBytes();
    }
  }

  private static Target object(Details details) {
    return new Target(Target.Kind.OBJECT, details);
  }

  private static Asset asset(EditingJob job) {
    return shop.library.assets().find(Workshop.ACCOUNT, job.mediaId()).orElseThrow();
  }

  private static EditingJob done(SubmitEditing wish) {
    EditingJob job = ended(shop, submit(wish).jobId());
    assertThat(job.state()).as("%s", job.message()).isEqualTo(State.SUCCESS);
    return job;
  }

  private static Accepted submit(SubmitEditing wish) {
    return (Accepted) shop.editing.jobs().submit(wish);
  }

  private static Refused refused(String config) {
    return (Refused) shop.editing.jobs().submit(wish(config, "never.mp4", Target.OBJECT, "0"));
  }

  private static SubmitEditing wish(String config, String key, Target target, String coverAt) {
    String cover = coverAt.isEmpty() ? "{}" : "{'StartTime':" + coverAt + "}";
    return new SubmitEditing(
        Workshop.ACCOUNT,
        Workshop.REGION,
        new Script.Timeline(TIMELINE),
        config.replace('\'', '"').replace("%s", url(key)),
        target,
        Optional.of(("{'CoverConfig':" + cover + "}").replace('\'', '"')),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Without a configuration of the production. */
  private static SubmitEditing plain(SubmitEditing wish) {
    return new SubmitEditing(
        wish.account(),
        wish.region(),
        wish.script(),
        wish.outputMediaConfig(),
        wish.target(),
        Optional.empty(),
        wish.projectMetadata(),
        wish.userData(),
        wish.clientToken());
  }

  private static SubmitEditing with(SubmitEditing wish, Script script) {
    return new SubmitEditing(
        wish.account(),
        wish.region(),
        script,
        wish.outputMediaConfig(),
        wish.target(),
        wish.produceConfig(),
        wish.projectMetadata(),
        wish.userData(),
        wish.clientToken());
  }
}
