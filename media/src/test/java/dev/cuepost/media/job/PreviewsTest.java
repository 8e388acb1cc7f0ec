package dev.cuepost.media.job;

import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.job.Previews.Outcome;
import dev.cuepost.media.render.Drawing;
import dev.cuepost.media.store.ObjectName;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of edits that nobody submitted, of a red film and a blue one. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class PreviewsTest {
  @TempDir private static Path directory;
  private static Workshop shop;

  @BeforeAll
  static void open() throws IOException {
    shop = new Workshop(directory);
    film("red");
    film("blue");
  }

  private static void film(String colour) throws IOException {
    Path file = directory.resolve(colour + ".mp4");
    Drawing.draw(
        "-f|lavfi|-i|color=%s:size=1920x160:rate=25:duration=30|-c:v|libx264|-preset|ultrafast|-pix_fmt|yuv420p"
            .formatted(colour),
        file);
    shop.objects.adopt(new ObjectName(Workshop.DEMO, colour + ".mp4"), "video/mp4", file);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static Outcome frame(String timeline, String output, double at) throws IOException {
    return shop.editing
        .previews()
        .frame(
            new Previews.Wish(
                Workshop.ACCOUNT,
                Workshop.REGION,
                timeline,
                "{\"MediaURL\":\"%s\"}".formatted(url(output)),
                Duration.ofMillis(Math.round(at * 1_000))));
  }

  /** Red, blue and how wide it is. */
  private static String seen(double at) throws IOException {
    String timeline =
        """
        {"VideoTracks":[{"VideoTrackClips":[
          {"MediaURL":"%s","Out":20,"Effects":[{"Type":"Transition","SubType":"fade","Duration":2}]},
          {"MediaURL":"%s","Out":20}]}],
         "SubtitleTracks":[{"SubtitleTrackClips":[
          {"Type":"Text","Content":"\u2588","FontSize":200,"TimelineIn":30,"TimelineOut":31},
          {"Type":"Text","Content":"a","FontColorOpacity":0,"TimelineIn":5,"TimelineOut":6,
           "SubtitleEffects":[{"Type":"Box","Width":1920,"Height":160,"ImageURL":"%s"}]}]}]}
        """
            .formatted(url("red.mp4"), url("blue.mp4"), url("blue.mp4"));
    return switch (frame(timeline, "a.mp4", at)) {
      case Outcome.Picture picture -> {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
        int rgb = image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
        yield "%s %s %d".formatted(tone(rgb >> 16), tone(rgb), image.getWidth());
      }
      case Outcome.Refused(String _, String message) -> message;
      case Outcome.Busy _ -> "busy";
    };
  }

  private static String tone(int value) {
    int light = value & 255;
    return light < 60 ? "none" : light > 190 ? "full" : "some";
  }

  @Test
  void a_frame_is_that_of_the_film() throws IOException {
    assertThat(seen(0)).isEqualTo("full none 960");
    assertThat(seen(5.5)).as("a picture behind a text").isEqualTo("none full 960");
    assertThat(seen(19)).isEqualTo("some some 960");
    assertThat(seen(25)).isEqualTo("none full 960");
    assertThat(seen(500)).as("the last one").isEqualTo("none full 960");
  }

  @Test
  void what_cannot_be_seen_is_told_in_a_sentence() throws IOException {
    assertThat(frame(Workshop.timelineOf(url("none.mp4")), "a.mp4", 0))
        .isEqualTo(
            new Outcome.Refused(
                "InvalidMaterial.NotFound",
                "Sources that cannot be read: [%s (there is no such object)]"
                    .formatted(url("none.mp4"))));
    assertThat(frame("{", "a.mp4", 0)).isInstanceOf(Outcome.Refused.class);
    assertThat(frame(Workshop.timelineOf(url("red.mp4")), "a.mp3", 0))
        .isEqualTo(new Outcome.Refused("TimelineFormatError", "The output has no picture."));
  }

  @Test
  void nothing_is_left_behind() throws IOException {
    seen(0);
    try (Stream<Path> left = Files.list(directory.resolve("scratch"))) {
      assertThat(left).isEmpty();
    }
  }
}
