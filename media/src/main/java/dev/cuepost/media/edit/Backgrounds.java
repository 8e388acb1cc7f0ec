package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Background;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.Shot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Sees to shots of upper layers that have a background. It fills the canvas, so it can be seen
 * where nothing lies below: such a shot goes down to the bottom layer, which is the same picture.
 */
final class Backgrounds {
  private final List<List<Shot>> layers;

  private Backgrounds(List<Layer> layers) {
    this.layers = layers.stream().<List<Shot>>map(layer -> new ArrayList<>(layer.shots())).toList();
  }

  /**
   * Settles them all.
   *
   * @param captioned the lowest video track under whose pictures there are captions
   */
  static List<Layer> settled(List<Layer> layers, OptionalInt captioned, List<String> warnings) {
    var backgrounds = new Backgrounds(layers);
    for (int layer = 1; layer < layers.size(); layer++) {
      for (var shot : layers.get(layer).shots()) {
        if (!shot.background().equals(Background.Plain.BLACK)) {
          boolean covers =
              captioned.isPresent() && captioned.getAsInt() <= layers.get(layer).track();
          backgrounds.settle(shot, layer, covers, warnings);
        }
      }
    }
    return IntStream.range(0, layers.size())
        .mapToObj(layer -> new Layer(backgrounds.layers.get(layer), layers.get(layer).track()))
        .toList();
  }

  private void settle(Shot shot, int layer, boolean coversCaptions, List<String> warnings) {
    boolean alone =
        !coversCaptions
            && layers.subList(0, layer + 1).stream()
                .flatMap(List::stream)
                .noneMatch(other -> !other.equals(shot) && overlap(other, shot));
    if (!alone) {
      warnings.add(
          shot.path()
              + ".Effects: a background shows only where no other picture and no caption lies below it.");
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
