package dev.cuepost.media.edit;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a named transition is drawn with.
 *
 * <p>The names are those of gl-transitions (https://gl-transitions.com/gallery); the looks are
 * those of xfade that FFmpeg 5.1 and later have.
 *
 * @param xfade FFmpeg's name, or one of {@link TransitionWords}, {@link TransitionField} or {@link
 *     TransitionMix}
 * @param exact whether it is the very picture rather than the nearest
 */
record TransitionLook(String xfade, boolean exact) {
  private static final Map<String, TransitionLook> LOOKS =
      Map.ofEntries(
          same("fade", "fade"),
          same("wipeleft", "wipeleft"),
          same("wiperight", "wiperight"),
          same("wipeup", "wipeup"),
          same("wipedown", "wipedown"),
          same("circleopen", "circleopen"),
          same("circlecrop", "circlecrop"),
          same("radial", "radial"),
          same("pixelize", "pixelize"),
          same("fadecolor", TransitionWords.THROUGH_BLACK),
          same("fadegrayscale", TransitionWords.THROUGH_GREY),
          same("windowslice", "hrslice"),
          same("directional", "slidedown"),
          same("directionalwipe", "directionalwipe"),
          near("directionalwarp", "diagtl"),
          near("crosswarp", "smoothleft"),
          same("circle", "circle"),
          same("angular", "angular"),
          same("pinwheel", "pinwheel"),
          near("squeeze", "squeezeh"),
          near("windowblinds", "hrslice"),
          same("wind", "wind"),
          near("simplezoom", "zoomin"),
          near("dreamyzoom", "zoomin"),
          near("zoomincircles", "zoomin"),
          near("mosaic", "zoomin"),
          near("rotatescalefade", "zoomin"),
          near("displacement", "pixelize"),
          near("linearblur", "hblur"),
          near("colordistance", "distance"),
          same("randomsquares", "randomsquares"),
          same("perlin", "perlin"),
          near("luma", "dissolve"),
          same("crosshatch", "crosshatch"),
          near("hexagonalize", "pixelize"),
          near("glitchmemories", "pixelize"),
          near("glitchdisplace", "pixelize"),
          same("squareswire", "squareswire"),
          near("swap", "slideleft"),
          near("cube", "slideleft"),
          near("doorway", "horzopen"),
          near("bowtiehorizontal", "horzopen"),
          near("bowtievertical", "vertopen"),
          near("bounce_up", "slideup"),
          near("bounce_down", "slidedown"),
          near("doomscreentransition_up", "slideup"),
          near("doomscreentransition_down", "slidedown"),
          near("heart", "circleopen"),
          same("polka", "polka"),
          same("polarfunction", "polarfunction"),
          near("undulatingburnout", "circleclose"),
          near("burn", "fadewhite"),
          near("gridflip", "fade"),
          near("dreamy", "fade"),
          near("ripple", "fade"),
          near("waterdrop", "fade"),
          near("swirl", "fade"),
          near("kaleidoscope", "fade"),
          near("crazyparametricfun", "fade"),
          near("morph", "fade"),
          near("flyeye", "fade"),
          same("colorphase", "colorphase"),
          same("multiplyblend", TransitionWords.MULTIPLIED));

  private static final TransitionLook INSTEAD = new TransitionLook("fade", false);

  /**
   * The look of a name; of several with commas between, or of all for {@code random}, the one that
   * the place in the timeline chooses. Any other name gets a plain fade.
   */
  static TransitionLook of(String name, String place) {
    String known = name.strip().toLowerCase(Locale.ROOT);
    if (known.equals("random")) {
      known = LookReader.chosen(LOOKS.keySet().stream().sorted().toList(), place);
    } else if (known.contains(",")) {
      known = LookReader.chosen(List.of(known.split(",", 100)), place);
    }
    return LOOKS.getOrDefault(known, INSTEAD);
  }

  private static Map.Entry<String, TransitionLook> same(String name, String xfade) {
    return Map.entry(name, new TransitionLook(xfade, true));
  }

  private static Map.Entry<String, TransitionLook> near(String name, String xfade) {
    return Map.entry(name, new TransitionLook(xfade, false));
  }
}
