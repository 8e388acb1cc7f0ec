package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.Region;
import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.look.ExtParams;
import dev.cuepost.media.edit.look.FilterLooks;
import dev.cuepost.media.edit.look.Look;
import dev.cuepost.media.edit.look.VfxLooks;
import dev.cuepost.media.json.Fields;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the looks of filters and visual effects by their names. */
final class LookReader {
  private static final int MOST_PIXELS = 65_536;

  /** Those that may cover a part of the picture alone. */
  private static final Set<String> IN_A_REGION = Set.of("mosaic_rect", "blur");

  private LookReader() {}

  /**
   * A look.
   *
   * @param region the part of the picture that it covers; absent: all of it
   */
  record Named(Look look, Optional<Region> region) {}

  /** Returns nothing where a warning says that it is left out. */
  static Optional<Named> vfx(Fields effect) {
    String name = name(effect, VfxLooks.names());
    if (VfxLooks.needsFootage(name)) {
      effect.warn(
          "SubType",
          Fields.printable(name) + " needs footage that is not free; the effect was left out.");
      return Optional.empty();
    }
    Look look =
        told(effect, params -> VfxLooks.of(name, params))
            .orElseThrow(() -> unknown(effect, "vfx", name));
    return Optional.of(new Named(look, region(effect, name)));
  }

  static Optional<Named> filter(Fields effect) {
    String name = name(effect, FilterLooks.names());
    Look look =
        told(effect, params -> FilterLooks.of(name, params))
            .orElseThrow(() -> unknown(effect, "filter", name));
    return Optional.of(new Named(look, region(effect, name)));
  }

  private static Optional<Region> region(Fields effect, String name) {
    if (!effect.has("Width") && !effect.has("Height")) {
      return Optional.empty();
    }
    var region =
        new Region(
            length(effect, "X").orElse(new Length.Ratio(0)),
            length(effect, "Y").orElse(new Length.Ratio(0)),
            length(effect, "Width").orElse(new Length.Full()),
            length(effect, "Height").orElse(new Length.Full()));
    if (!IN_A_REGION.contains(name.toLowerCase(Locale.ROOT))) {
      effect.warn(
          "SubType", Fields.printable(name) + " covers all of the picture, not a region of it.");
      return Optional.empty();
    }
    return Optional.of(region);
  }

  private static Optional<Length> length(Fields effect, String name) {
    return effect.number(name, 0, MOST_PIXELS).map(Length::of);
  }

  /** What the effect says beside its name counts as far as the look knows it. */
  private static Optional<Look> told(Fields effect, Function<ExtParams, Optional<Look>> looks) {
    var params = effect.text("ExtParams").map(ExtParams::of).orElseGet(ExtParams::none);
    var look = looks.apply(params);
    if (look.isPresent() && !params.unused().isEmpty()) {
      effect.warn(
          "ExtParams",
          Fields.printable(String.join(", ", params.unused().stream().sorted().toList()))
              + " is not known to this look and was ignored.");
    }
    return look;
  }

  private static RuntimeException unknown(Fields effect, String kind, String name) {
    return TimelineReader.format(
        "InvalidTimelineFormat",
        "%s: Invalid %s subType, was %s."
            .formatted(effect.at("SubType"), kind, Fields.printable(name)));
  }

  /** One name; of several, or of all, the one that the effect's place chooses. */
  private static String name(Fields effect, Collection<String> all) {
    String given = effect.text("SubType").orElse("").strip();
    return given.equalsIgnoreCase("random")
        ? chosen(List.copyOf(all), effect.path())
        : chosen(List.of(given.split(",", 100)), effect.path());
  }

  /** The same place always gets the same, so that a film comes out the same a second time. */
  static String chosen(List<String> names, String place) {
    return names.get(Math.floorMod(place.hashCode(), names.size())).strip();
  }
}
