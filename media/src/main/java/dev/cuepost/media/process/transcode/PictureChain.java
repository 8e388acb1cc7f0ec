package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.process.transcode.PictureConfig.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The filters that bring one input's picture to what is wanted; none if it is that already. */
final class PictureChain {
  private static final String BT709 =
      "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

  private PictureChain() {}

  /** The only part of an output keeps its colours, as far as they can be kept. */
  static List<String> alone(
      PictureConfig config, MediaFacts.Picture picture, Framing framing, boolean overlaid) {
    var color = picture.color();
    var filters = new ArrayList<>(unlaced(config));
    boolean fewer = config.fps().filter(rate -> rate.compareTo(picture.rate()) < 0).isPresent();
    if (fewer) {
      filters.add(paced(config.fps()));
    }
    if (color.rgb()) {
      filters.addAll(framing.filters(":out_color_matrix=bt709:out_range=tv"));
      filters.add("format=" + config.pixelFormat());
      filters.add(BT709);
    } else {
      boolean narrowed = color.fullRange() && !config.pixelFormat().startsWith("yuvj");
      filters.addAll(framing.filters(narrowed ? ":in_range=pc:out_range=tv" : ""));
      if (narrowed || overlaid) {
        filters.add("format=" + config.pixelFormat());
      }
    }
    if (Math.abs(picture.pixelAspect() - 1) > 1e-9 && !filters.contains("setsar=1")) {
      filters.add("setsar=1");
    }
    if (config.fps().isPresent() && !fewer) {
      filters.add(paced(config.fps()));
    }
    config.scan().filter(Scan.INTERLACED::equals).ifPresent(_ -> filters.add("setfield=tff"));
    return filters;
  }

  /** A part among others has the rate, the pixels and the colours that all of them have. */
  static List<String> joined(
      PictureConfig config, MediaFacts.Picture picture, Framing framing, FrameRate rate) {
    var color = picture.color();
    var filters = new ArrayList<>(unlaced(config));
    filters.add("fps=" + rate.text());
    filters.addAll(
        framing.filters(
            color.rgb()
                ? ":out_color_matrix=bt709:out_range=tv"
                : ":in_color_matrix=%s:in_range=%s:out_color_matrix=bt709:out_range=tv"
                    .formatted(color.matrix(), color.fullRange() ? "pc" : "tv")));
    filters.add("format=" + config.pixelFormat());
    filters.add(BT709);
    return filters;
  }

  /** Black for as long as a part without a picture lasts; no input is needed for it. */
  static String black(PictureConfig config, Size size, FrameRate rate, String seconds) {
    return "color=c=black:s=%s:r=%s:d=%s,setsar=1,format=%s,%s"
        .formatted(size, rate.text(), seconds, config.pixelFormat(), BT709);
  }

  private static List<String> unlaced(PictureConfig config) {
    return config.scan().filter(scan -> scan != Scan.INTERLACED).isPresent()
        ? List.of("yadif=deint=interlaced")
        : List.of();
  }

  private static String paced(Optional<FrameRate> rate) {
    return "fps=" + rate.orElseThrow().text();
  }
}
