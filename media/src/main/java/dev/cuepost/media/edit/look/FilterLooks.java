package dev.cuepost.media.edit.look;

import static dev.cuepost.media.edit.graph.Chain.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The colour filters by name. The vendor's own formulas are not public: each is an own mixture that
 * does what its description says.
 */
public final class FilterLooks {
  private static final Map<String, Look> LOOKS = looks();

  private FilterLooks() {}

  /** The names that there are, but for {@code color}, which is told what to do. */
  public static List<String> names() {
    return List.copyOf(LOOKS.keySet());
  }

  /** The look of a name, in any letter case; nothing if there is none of that name. */
  public static Optional<Look> of(String name, ExtParams params) {
    String known = name.toLowerCase(Locale.ROOT);
    return known.equals("color")
        ? Optional.of(adjusted(params))
        : Optional.ofNullable(LOOKS.get(known));
  }

  private static Map<String, Look> looks() {
    Map<String, Look> looks = new LinkedHashMap<>();
    Look grey = plain("hue=s=0");
    // one to eight of the first set
    looks.put("m1", tone("rs=.15:bs=-.15:rm=.08:bm=-.1", "contrast=.92:saturation=.8"));
    looks.put("m2", grey);
    looks.put("m3", tone("rs=-.12:gs=.06:bs=.1:rm=-.06:bm=.06", "saturation=.95"));
    looks.put("m4", tone("bs=.18:bm=.14:bh=.08:rm=-.06", "contrast=1.02"));
    looks.put("m5", tone("rs=.18:gs=-.08:rm=.12:gm=-.06", "saturation=1.05"));
    looks.put("m6", plain("eq=brightness=-.08:contrast=.9:saturation=.85"));
    looks.put("m7", tone("rs=.1:gs=.03:bs=-.12:rm=.06:bm=-.06", "saturation=.55"));
    looks.put("m8", plain("eq=brightness=.03:contrast=1.08:saturation=1.12"));
    // portraits
    looks.put("pf1", plain("eq=contrast=1.35:saturation=1.05"));
    looks.put("pf2", tone("gs=.06:bs=.03:rm=-.03:gm=.03", "contrast=1.05:saturation=1.1"));
    looks.put("pf3", warmth(5000, 1.05));
    looks.put("pf4", tone("rs=.04:rm=.06:rh=.05:bh=-.06", "contrast=1.1:saturation=1.2"));
    looks.put("pf5", tone("rs=.12:bs=-.1:rm=.08:gm=.02:bm=-.12", "contrast=.9:saturation=.75"));
    looks.put("pf6", Rgb.look("negate"));
    looks.put("pf7", warmth(8500, 0.95));
    looks.put("pf8", tone("rs=.08:gs=.04:bs=.12:rh=.06:bh=-.1", "contrast=.95:saturation=.9"));
    looks.put("pf9", tone("rs=.05:bs=-.06:rh=.04", "contrast=1.15:saturation=.85"));
    looks.put("pfa", tone("rs=-.06:gs=.03:bs=.08", "contrast=1.2:saturation=.6"));
    looks.put("pfb", grey);
    looks.put("pfc", plain("eq=brightness=.08:contrast=1.03:saturation=.95"));
    // moods of a place
    looks.put("pi1", plain("eq=brightness=.02:contrast=1.1:saturation=1.1"));
    looks.put("pi2", tone("rs=.1:bs=.08:rm=.08:gm=-.03:bm=.06", "brightness=-.04:saturation=1.05"));
    looks.put("pi3", tone("rs=.1:gs=.03:bs=-.1:rm=.1:gm=.02:bm=-.1", "saturation=1.1"));
    looks.put("pi4", plain("eq=brightness=-.1:contrast=.95:saturation=.8"));
    looks.put("pl1", tone("rs=-.05:bs=.1:rh=.08:bh=-.08", "contrast=1.12:saturation=.95"));
    looks.put("pl2", plain("eq=brightness=.05:contrast=.88:saturation=.9"));
    looks.put("pl3", tone("gs=.05:gm=.06:rm=.03", "brightness=.04:saturation=1.15"));
    looks.put("pl4", warmth(5600, 1.15));
    looks.put("pj1", tone("gs=.08:gm=.08:bm=-.03", "contrast=1.05:saturation=1.05"));
    looks.put("pj2", tone("rs=.12:gs=.05:bs=-.08:rm=.06:bm=-.08", "contrast=.92:saturation=.65"));
    looks.put("pj3", warmth(5200, 1.1));
    looks.put("pj4", tone("rs=.06:rm=.05:bm=-.04", "brightness=.05:contrast=.85:saturation=.9"));
    // films
    looks.put("delta", tone("rs=-.08:bs=.12:rh=.06:bh=-.06", "contrast=1.15"));
    looks.put("electric", tone("bs=.15:rm=.08:bm=.12", "contrast=1.1:saturation=1.35"));
    looks.put("faded", plain("eq=brightness=.06:contrast=.75:saturation=.7"));
    looks.put("slowlived", tone("rs=.05:gs=.04:bm=-.05", "contrast=.9:saturation=.8"));
    looks.put("tokoyo", tone("rs=.06:bs=.12:gm=-.06:bm=.08", "contrast=1.05:saturation=1.1"));
    looks.put("urbex", tone("gs=.06:bs=-.03:rm=-.04", "contrast=1.2:saturation=.7"));
    looks.put("warm", warmth(5200, 1.05));
    series(looks, "f", 7);
    series(looks, "pv", 6);
    series(looks, "a", 6);
    return looks;
  }

  /** Of these series nothing is told but that they differ: hues around the circle, mild. */
  private static void series(Map<String, Look> looks, String prefix, int count) {
    for (int member = 1; member <= count; member++) {
      double angle = 2 * Math.PI * member / count + prefix.charAt(0);
      List<String> parts = new ArrayList<>();
      for (String channel : List.of("r", "g", "b")) {
        double phase = angle + 2 * Math.PI * "rgb".indexOf(channel) / 3;
        parts.add(channel + "s=" + number(rounded(0.08 * Math.cos(phase))));
        parts.add(channel + "m=" + number(rounded(0.07 * Math.cos(phase))));
      }
      double contrast = 1 + 0.03 * (member % 3);
      looks.put(
          prefix + member, tone(String.join(":", parts), "contrast=" + number(rounded(contrast))));
    }
  }

  private static Look plain(String filter) {
    return (graph, from, frames) -> graph.chain(from, filter);
  }

  private static Look tone(String balance, String equalizer) {
    return (graph, from, frames) ->
        graph.chain(from, Rgb.chain("colorbalance=" + balance).add("eq=" + equalizer));
  }

  private static Look warmth(int kelvin, double saturation) {
    return (graph, from, frames) ->
        graph.chain(
            from,
            Rgb.chain("colortemperature=temperature=" + kelvin)
                .add("eq=saturation=" + number(saturation)));
  }

  /** {@code brightness}, {@code contrast}, {@code saturation} from -100 to 100 and the like. */
  private static Look adjusted(ExtParams params) {
    double brightness = params.number("brightness", -100, 100).orElse(0) / 250;
    double contrast = 1 + params.number("contrast", -100, 100).orElse(0) / 100;
    double saturation = 1 + params.number("saturation", -100, 100).orElse(0) / 100;
    double kelvin = params.number("kelvin_temperature", 1000, 40_000).orElse(6500);
    double share = params.number("temperature_ratio", 0, 100).orElse(100) / 100;
    double tint = params.number("tint", -100, 100).orElse(0) / 300;
    double corner = params.number("dark_corner_ratio", 0, 100).orElse(0) / 100;
    return (graph, from, frames) -> {
      String label = from;
      if (kelvin != 6500 || tint != 0) {
        label =
            graph.chain(
                label,
                Rgb.chain(
                    "colortemperature=temperature=%s:mix=%s"
                        .formatted(number(rounded(kelvin)), number(rounded(share))),
                    "colorbalance=gs=%s:gm=%s"
                        .formatted(number(rounded(-tint)), number(rounded(-tint)))));
      }
      label =
          graph.chain(
              label,
              "eq=brightness=%s:contrast=%s:saturation=%s"
                  .formatted(
                      number(rounded(brightness)),
                      number(rounded(contrast)),
                      number(rounded(saturation))));
      return corner == 0
          ? label
          : graph.chain(label, "vignette=angle=" + number(rounded(corner * Math.PI / 3)));
    };
  }

  private static double rounded(double value) {
    return Math.rint(value * 10_000) / 10_000;
  }
}
