package dev.cuepost.media.edit.look;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The visual effects by name. */
public final class VfxLooks {
  private static final Map<String, Function<ExtParams, Look>> LOOKS = looks();

  /** What needs the vendor's own clips and pictures of sparks, rain, lights and the like. */
  private static final Set<String> FOOTAGE =
      Set.of(
          ("colorfulradial colorfulstarry flyfire heartfireworks meteorshower moons_and_stars"
                  + " sparklestarfield spotfall starexplosion starry curl shine neolighting"
                  + " moon_projection star_projection heart_projection sunset_projection"
                  + " carwindow_projection shinningstar_light anglelight darknight_rainbow"
                  + " fallingcircle lightcenter lightsweep moon rotationspotlight colorfulsun"
                  + " bigsun fallingheart colorfulfireworks heartshot starfieldshinee"
                  + " starfieldshinee2 fireworks heartsurround risingheartbubble starfield"
                  + " colorfulripples colorfulbubbles heartbubbleshinee starsparkle rainy snow"
                  + " foggy meteor stormlaser fadeshadow")
              .split(" "));

  private VfxLooks() {}

  /** Every name that is drawn. */
  public static Set<String> names() {
    return new TreeSet<>(LOOKS.keySet());
  }

  /** Whether the service knows the name but needs footage that is not free. */
  public static boolean needsFootage(String name) {
    String known = name.toLowerCase(Locale.ROOT);
    return FOOTAGE.contains(known) || known.matches("ov\\d{4}-.*");
  }

  /** The look of a name, in any letter case; nothing if it is not drawn. */
  public static Optional<Look> of(String name, ExtParams params) {
    return Optional.ofNullable(LOOKS.get(name.toLowerCase(Locale.ROOT)))
        .map(look -> look.apply(params));
  }

  private static Map<String, Function<ExtParams, Look>> looks() {
    Map<String, Function<ExtParams, Look>> looks = new HashMap<>();
    looks.putAll(Appearing.looks());
    looks.putAll(Blurs.looks());
    looks.putAll(Moving.looks());
    looks.putAll(Coloured.looks());
    looks.putAll(Retro.looks());
    looks.putAll(Grids.looks());
    looks.putAll(Warps.looks());
    looks.putAll(Masks.looks());
    return Map.copyOf(looks);
  }
}
