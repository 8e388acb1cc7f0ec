package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.process.picture.Coloring;
import dev.cuepost.media.render.FfmpegRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The run of FFmpeg that puts small pictures on sheets, as data. The video is not decoded again for
 * it.
 *
 * @param cells a directory with the small pictures, {@code 00001.bmp} and on
 * @param keepsTiles whether each of them is written as JPEG too
 */
record SheetPlan(Path cells, Sheet sheet, boolean keepsTiles) {
  /** Name of a sheet or a small picture, for FFmpeg and for {@link String#format}. */
  private static final String NUMBER = "%05d";

  static String cell(int number) {
    return NUMBER.formatted(number) + PictureFormat.BMP.ending();
  }

  Path sheet(int number) {
    return cells.resolve("sheet-" + NUMBER.formatted(number) + PictureFormat.JPEG.ending());
  }

  Path tile(int number) {
    return cells.resolve("tile-" + NUMBER.formatted(number) + PictureFormat.JPEG.ending());
  }

  List<String> words() {
    String finished =
        "scale=%s,format=%s".formatted(Coloring.JPEG.scaling(), Coloring.JPEG.format());
    var words = new ArrayList<String>();
    String pattern = cells.toAbsolutePath().toString().replace("%", "%%") + "/";
    words.addAll(
        FfmpegRun.input(
            "image2",
            Path.of(pattern + NUMBER + PictureFormat.BMP.ending()),
            List.of("-framerate", "1", "-start_number", "1")));
    String sheets = sheet.filter() + "," + finished + "[sheets]";
    words.add("-filter_complex");
    words.add(
        keepsTiles
            ? "[0:v]split[whole][single];[whole]" + sheets + ";[single]" + finished + "[tiles]"
            : "[0:v]" + sheets);
    words.addAll(output("sheets", "sheet-"));
    if (keepsTiles) {
      words.addAll(output("tiles", "tile-"));
    }
    return List.copyOf(words);
  }

  private List<String> output(String label, String name) {
    var words = new ArrayList<>(List.of("-map", "[" + label + "]", "-fps_mode", "passthrough"));
    words.addAll(PictureFormat.JPEG.encoding());
    words.addAll(List.of("-start_number", "1", "-f", "image2"));
    words.add(Take.numbered(cells, name + NUMBER + PictureFormat.JPEG.ending()));
    return words;
  }
}
