package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Background;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.Shot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sees to shots of upper layers that have a background. It fills the canvas, so it can be seen
 * where nothing lies below: such a shot goes down to the bottom layer, which is the same picture.
 */
final class Backgrounds {
  private final List<List<Shot>> layers;

  private Backgrounds(List<Layer> layers) {
    this.layers = layers.stream().<List<Shot>>map(layer -> new ArrayList<>(layer.shots())).toList();
  }

  static List<Layer> settled(List<Layer> layers, List<String> warnings) {
    var backgrounds = new Backgrounds(layers);
    for (int layer = 1; layer < layers.size(); layer++) {
      for (var shot : layers.get(layer).shots()) {
        if (!shot.background().equals(Background.Plain.BLACK)) {
          backgrounds.settle(shot, layer, warnings);
        }
      }
    }
    return backgrounds.layers.stream().map(Layer::new).toList();
  }

  private void settle(Shot shot, int layer, List<String> warnings) {
    boolean alone =
        layers.subList(0, layer + 1).stream()
            .flatMap(List::stream)
            .noneMatch(other -> !other.equals(shot) && overlap(other, shot));
    if (!alone) {
      warnings.add(
          shot.path() + ".Effects: a background shows only where no other picture lies below it.");
      return;
    }
    layers.get(layer).remove(shot);
    layers.getFirst().add(shot);
    layers.getFirst().sort(Comparator.comparingLong(Shot::start));
  }

  private static boolean overlap(Shot one, Shot other) {
    return one.start() < other.end() && other.start() < one.end();
  }
}
