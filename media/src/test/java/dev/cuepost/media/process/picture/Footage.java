package dev.cuepost.media.process.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.render.Drawing;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FoundFfmpeg;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Makes films whose every frame tells its number: of 25 frames a second, the left half's brightness
 * tells the second and the right half's the frame within it.
 */
public final class Footage {
  public static final Duration LIMIT = Duration.ofMinutes(2);

  private static final int DARKEST = 30;
  private static final int STEP = 8;

  public final Path folder;
  public final Ffmpeg ffmpeg;
  private final Map<Path, MediaFacts> known = new HashMap<>();

  public Footage(Path folder, Ffmpeg ffmpeg) {
    this.folder = folder;
    this.ffmpeg = ffmpeg;
  }

  /** The FFmpeg of this machine, or the one that comes along. */
  public static Ffmpeg installed() {
    return FoundFfmpeg.installed();
  }

  public static Ffmpeg bundled() {
    return FoundFfmpeg.bundled();
  }

  /** Runs FFmpeg with these words and the file as output; {@code |} parts the words. */
  public Path make(String name, String words) throws IOException {
    Path file = folder.resolve(name);
    var command =
        new ArrayList<>(List.of(FoundFfmpeg.quick().ffmpeg().toString(), "-v", "error", "-y"));
    command.addAll(Arrays.stream(words.split("\\|", -1)).map(String::strip).toList());
    command.add(file.toString());
    say(command);
    return file;
  }

  /** A film of 160x90 with a key frame every so many frames. */
  public Path film(String name, int seconds, int keyFrames) throws IOException {
    return film(name, "color=black:s=16x9:r=25:d=" + seconds, "N", keyFrames);
  }

  /** A film whose frames show the number that an expression makes of their index N. */
  public Path film(String name, String source, String number, int keyFrames) throws IOException {
    String level =
        DARKEST + "+" + STEP + "*if(lt(X,W/2),floor((" + number + ")/25),mod(" + number + ",25))";
    return Drawing.draw(
        "-f|lavfi|-i|%s,format=gray,geq=lum='%s',scale=160:90:flags=neighbor:out_range=tv,format=yuv420p"
                .formatted(source, level)
            + "|-c:v|libx264|-preset|superfast|-crf|5|-fps_mode|passthrough|-g|%d|-keyint_min|%d|-sc_threshold|0"
                .formatted(keyFrames, keyFrames),
        folder.resolve(name));
  }

  /** What probing tells, which it does once a file. */
  public MediaFacts facts(Path file) throws InterruptedException {
    var facts = known.get(file);
    if (facts == null) {
      facts = probe(file);
      known.put(file, facts);
    }
    return facts;
  }

  private MediaFacts probe(Path file) throws InterruptedException {
    return switch (FoundFfmpeg.probe(FoundFfmpeg.quick()).probe(file)) {
      case Verdict.Accepted<MediaFacts>(var facts, _) -> facts;
      case Verdict.Rejected<MediaFacts>(var rejection) ->
          throw new AssertionError(rejection.toString());
    };
  }

  public static BufferedImage picture(Path file) throws IOException {
    var picture = ImageIO.read(file.toFile());
    assertThat(picture).as("a picture in %s", file).isNotNull();
    return picture;
  }

  /** The number of the frame that a picture shows. */
  public static int frame(Path file) throws IOException {
    var picture = picture(file);
    return frame(picture, 0, 0, picture.getWidth(), picture.getHeight());
  }

  /** The number of the frame that a part of a picture shows. */
  public static int frame(BufferedImage picture, int x, int y, int width, int height) {
    int row = y + height / 2;
    return 25 * number(picture, x + width / 4, row) + number(picture, x + width * 3 / 4, row);
  }

  private static int number(BufferedImage picture, int x, int y) {
    return Math.round((float) (green(picture, x, y) - DARKEST) / STEP);
  }

  public static int green(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) >> 8 & 0xff;
  }

  /** What a program prints. */
  public static String say(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as(said).isZero();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    return said;
  }

  /** A copy that a player turns a quarter to the right, as telephones write them. */
  public Path turned(Path from, String to) throws IOException {
    var bytes = Files.readAllBytes(from);
    int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
    var matrix = ByteBuffer.wrap(bytes, header + 4 + 40, 36);
    int one = 0x10000;
    for (int value : new int[] {0, one, 0, -one, 0, 0, 0, 0, 0x40000000}) {
      matrix.putInt(value);
    }
    return Files.write(folder.resolve(to), bytes);
  }
}
