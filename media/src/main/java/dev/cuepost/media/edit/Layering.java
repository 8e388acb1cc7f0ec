package dev.cuepost.media.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Spreads the clips of one track over layers, so that on a layer only the two clips of a transition
 * overlap; of two clips that overlap otherwise the later one in the track lies above.
 */
final class Layering {
  private final List<List<Placed>> layers = new ArrayList<>();
  private final List<String> warnings;

  private Layering(List<String> warnings) {
    this.warnings = warnings;
  }

  /** Returns the layers from the bottom up, each in order of time; none if there are no clips. */
  static List<List<Placed>> of(List<Placed> track, List<String> warnings) {
    var layering = new Layering(warnings);
    for (int index = 0; index < track.size(); index++) {
      layering.add(
          track.get(index), index == 0 ? Optional.empty() : Optional.of(track.get(index - 1)));
    }
    layering.layers.forEach(
        layer -> layer.sort((one, other) -> one.start().compareTo(other.start())));
    return layering.layers;
  }

  private void add(Placed clip, Optional<Placed> before) {
    var partner = before.filter(other -> other.transition().isPresent() && canShare(other, clip));
    int lowest = 0;
    for (int layer = 0; layer < layers.size(); layer++) {
      if (layers.get(layer).stream()
          .anyMatch(other -> other.overlaps(clip) && !partner.map(other::equals).orElse(false))) {
        lowest = layer + 1;
      }
    }
    int home = partner.map(this::layerOf).orElse(lowest);
    if (home < lowest) {
      warnings.add(
          clip.clip().path() + ": a third clip lies here, so the transition was left out.");
      separate(partner.orElseThrow(), home);
      home = lowest;
    } else if (partner.isEmpty() && before.filter(b -> b.transition().isPresent()).isPresent()) {
      separate(before.orElseThrow(), layerOf(before.orElseThrow()));
    }
    while (layers.size() <= home) {
      layers.add(new ArrayList<>());
    }
    layers.get(home).add(clip);
  }

  private static boolean canShare(Placed before, Placed next) {
    return before.overlaps(next)
        && before.start().compareTo(next.start()) < 0
        && before.end().compareTo(next.end()) < 0;
  }

  private void separate(Placed clip, int layer) {
    layers
        .get(layer)
        .replaceAll(other -> other.equals(clip) ? other.leadingOverWith(Optional.empty()) : other);
  }

  private int layerOf(Placed clip) {
    for (int layer = 0; layer < layers.size(); layer++) {
      if (layers.get(layer).contains(clip)) {
        return layer;
      }
    }
    throw new IllegalStateException("not on any layer: " + clip);
  }
}
