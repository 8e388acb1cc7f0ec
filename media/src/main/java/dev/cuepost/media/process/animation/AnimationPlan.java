package dev.cuepost.media.process.animation;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.process.picture.Coloring;
import dev.cuepost.media.process.picture.Reach;
import dev.cuepost.media.process.picture.Size;
import dev.cuepost.media.process.picture.Upright;
import dev.cuepost.media.render.FfmpegRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs of FFmpeg for one animated picture, as data.
 *
 * @param facts of the file, which has a picture that moves
 * @param seek where it begins
 * @param frames how many it has
 */
record AnimationPlan(
    AnimationFormat format,
    Path file,
    MediaFacts facts,
    Duration seek,
    FrameRate rate,
    long frames,
    Size size) {
  /**
   * How many bytes of frames one run may hold: a palette is known only after the last of them, and
   * until then FFmpeg keeps them all. Where there are more, the video is decoded twice.
   */
  static final long MOST_HELD = 256L << 20;

  private static final int BYTES_PER_PIXEL = 4;

  /** How long it lasts. */
  Duration length() {
    return rate.timeOf(frames);
  }

  /** Whether a palette must be made by a run of its own. */
  boolean needsPalette() {
    return format == AnimationFormat.GIF
        && frames * size.width() * size.height() * BYTES_PER_PIXEL > MOST_HELD;
  }

  /** Words of the run that makes the palette. */
  List<String> palette(Path target) {
    var words = input();
    words.addAll(List.of("-filter_complex", chain() + ",palettegen[out]"));
    words.addAll(List.of("-map", "[out]", "-frames:v", "1", "-c:v", "png"));
    words.addAll(List.of("-update", "1", "-f", "image2", address(target)));
    return List.copyOf(words);
  }

  /** Words of the run that makes the picture with a palette. */
  List<String> words(Path target, Path palette) {
    var words = input();
    words.addAll(FfmpegRun.input("png_pipe", palette, List.of()));
    words.addAll(List.of("-filter_complex", chain() + "[frames];[frames][1:v]paletteuse[out]"));
    words.addAll(output(target));
    return List.copyOf(words);
  }

  /** Words of the run that makes the picture by itself. */
  List<String> words(Path target) {
    var words = input();
    words.add("-filter_complex");
    words.add(
        switch (format) {
          case GIF -> chain() + ",split[a][b];[a]palettegen[palette];[b][palette]paletteuse[out]";
          case WEBP -> chain() + "[out]";
        });
    words.addAll(output(target));
    return List.copyOf(words);
  }

  private ArrayList<String> input() {
    return new ArrayList<>(reach().input(facts.demuxer(), file, List.of()));
  }

  private Reach reach() {
    return Reach.to(seek, facts.demuxer());
  }

  private Picture picture() {
    return facts.picture().orElseThrow();
  }

  private String chain() {
    var filters = new ArrayList<>(reach().onDisplay(rate.numerator(), rate.denominator()));
    // from here on the first frame is the beginning
    filters.add("setpts=PTS-STARTPTS");
    filters.add("trim=end_frame=" + frames);
    filters.addAll(
        Upright.filters(
            picture(),
            size,
            "lanczos",
            format == AnimationFormat.GIF ? Coloring.RGB : Coloring.WEBP));
    return "[0:" + picture().stream() + "]" + String.join(",", filters);
  }

  private List<String> output(Path target) {
    var words = new ArrayList<>(List.of("-map", "[out]", "-fps_mode", "passthrough"));
    // times as the filters have them, to be rounded to the format's hundredths one by one
    words.addAll(List.of("-enc_time_base", format == AnimationFormat.GIF ? "1/100" : "1/1000"));
    words.addAll(List.of("-map_metadata", "-1"));
    words.addAll(
        switch (format) {
          case GIF -> List.of("-c:v", "gif", "-loop", "0", "-f", "gif");
          case WEBP ->
              List.of("-c:v", Animations.WEBP_ENCODER, "-q:v", "75", "-loop", "0", "-f", "webp");
        });
    words.add(address(target));
    return words;
  }

  private static String address(Path target) {
    return "file:" + target.toAbsolutePath();
  }
}
