package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaFacts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is laid over the picture: first captions, then pictures, then texts, in their order. */
final class Overlays {
  private final TranscodeConfig config;
  private final Materials materials;
  private final Size output;

  Overlays(TranscodeConfig config, Materials materials, Size output) {
    this.config = config;
    this.materials = materials;
    this.output = output;
  }

  /** Whether there is any. */
  static boolean isAny(TranscodeConfig config) {
    return !config.images().isEmpty() || !config.texts().isEmpty() || !config.subtitles().isEmpty();
  }

  /** Where the texts go: each is read by FFmpeg from a file of its own. */
  Map<Path, String> texts() {
    var texts = new LinkedHashMap<Path, String>();
    for (int index = 0; index < config.texts().size(); index++) {
      texts.put(textFile(index), config.texts().get(index).content());
    }
    return texts;
  }

  /** Lays all of it over what a label names; answers with the label of the result. */
  String over(String picture, String matrix, Graph graph, Inputs inputs) {
    String below = picture;
    for (var captions : materials.captions()) {
      below = graph.chain(below, captions(captions));
    }
    for (var image : config.images()) {
      below = image(below, image, matrix, graph, inputs);
    }
    for (int index = 0; index < config.texts().size(); index++) {
      below = graph.chain(below, List.of(text(config.texts().get(index), textFile(index))));
    }
    return below;
  }

  /** Captions have the times of the input, whichever part of it is taken. */
  private List<String> captions(Path file) {
    String drawn = "subtitles=filename=" + Words.inGraph(file);
    var seek = config.span().seek();
    return seek.isZero()
        ? List.of(drawn)
        : List.of(
            "setpts=PTS+%s/TB".formatted(Words.seconds(seek)),
            drawn,
            "setpts=PTS-%s/TB".formatted(Words.seconds(seek)));
  }

  private String image(
      String below, ImageWatermark image, String matrix, Graph graph, Inputs inputs) {
    var source = materials.watermark(image);
    var picture = source.facts().picture().orElseThrow();
    var size = image.size(picture.shownWidth(), picture.shownHeight(), output);
    String laid =
        graph.chain(
            inputs.layer(source) + ":" + picture.stream(),
            List.of(
                "scale=w=%d:h=%d%s".formatted(size.width(), size.height(), colors(picture, matrix)),
                "setsar=1",
                "format=yuva420p",
                "setpts=PTS+%s/TB".formatted(Words.seconds(image.window().start()))));
    var options = "overlay=x=%d:y=%d".formatted(image.left(size, output), image.top(size, output));
    return graph.add(
        "[" + below + "][" + laid + "]",
        options
            + (picture.still() ? "" : ":shortest=1")
            + image.window().condition().map(when -> ":enable=" + when).orElse(""));
  }

  private static String colors(MediaFacts.Picture picture, String matrix) {
    var color = picture.color();
    return (color.rgb()
            ? ""
            : ":in_color_matrix=%s:in_range=%s"
                .formatted(color.matrix(), color.fullRange() ? "pc" : "tv"))
        + ":out_color_matrix=%s:out_range=tv".formatted(matrix);
  }

  private String text(TextWatermark text, Path file) {
    int border = text.borderOn(output);
    return "drawtext=textfile=%s:expansion=none:font=%s:fontsize=%d:fontcolor=%s@%s:x=%d:y=%d"
            .formatted(
                Words.inGraph(file),
                text.font(),
                text.sizeOn(output),
                text.color(),
                Words.number(text.alpha()),
                text.left().on(output.width()),
                text.top().on(output.height()))
        + (border == 0
            ? ""
            : ":borderw=%d:bordercolor=%s@%s"
                .formatted(border, text.borderColor(), Words.number(text.alpha())))
        + text.window().condition().map(when -> ":enable=" + when).orElse("");
  }

  private Path textFile(int index) {
    return materials.bench().resolve("text-" + index + ".txt");
  }
}
