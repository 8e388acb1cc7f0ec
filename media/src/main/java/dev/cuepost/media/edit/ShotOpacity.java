package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import dev.cuepost.media.edit.look.Over;
import dev.cuepost.media.edit.look.ShapeMask;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is seen through a shot's picture when all else is drawn: by colours, masks, all over.
 */
final class ShotOpacity {
  private final Canvas canvas;
  private final Inputs inputs;
  private final Graph graph;

  ShotOpacity(Canvas canvas, Inputs inputs, Graph graph) {
    this.canvas = canvas;
    this.inputs = inputs;
    this.graph = graph;
  }

  /**
   * Makes a picture transparent.
   *
   * @param from its label, of so many frames in the size of the shot's area
   */
  String on(Shot shot, String from, long frames) {
    var chain = new Chain();
    shot.treatment()
        .key()
        .ifPresent(
            rgb -> chain.add("chromakey=color=0x%s:similarity=0.16:blend=0.06".formatted(rgb)));
    String label = masked(shot, graph.chain(from, chain.add("format=yuva420p")), frames);
    var last = new Chain();
    if (shot.opacity() < 1) {
      last.add("lutyuv=a=val*" + Chain.number(shot.opacity()));
    }
    return graph.chain(label, last.add(Colors.TAGS));
  }

  private String masked(Shot shot, String from, long frames) {
    List<String> masks = masks(shot, frames);
    if (masks.isEmpty()) {
      return from;
    }
    String label = from;
    String opacity = masks.getFirst();
    int applied = 1;
    if (shot.treatment().key().isPresent()
        || shot.facts().picture().orElseThrow().color().alpha()) {
      List<String> copies = graph.split(from, 2);
      label = copies.getLast();
      opacity = graph.chain(copies.getFirst(), "alphaextract");
      applied = 0;
    }
    for (String mask : masks.subList(applied, masks.size())) {
      opacity = graph.join(List.of(opacity, mask), "blend=all_mode=multiply,format=gray");
    }
    return graph.join(List.of(label, opacity), "alphamerge");
  }

  /** Grey frames in the size of the shot's area; the picture is as opaque as all of them allow. */
  private List<String> masks(Shot shot, long frames) {
    var masks = new ArrayList<String>();
    shot.treatment().mask().ifPresent(mask -> masks.add(video(shot, mask, frames)));
    var size = canvas.frames(shot.placement().area(), frames);
    for (Over over : shot.treatment().looks()) {
      if (over.look() instanceof ShapeMask mask) {
        masks.add(mask.opacity(graph, size, over.first(), over.end()));
      }
    }
    return masks;
  }

  /** The lightness of another video. */
  private String video(Shot shot, Composition.Mask mask, long frames) {
    var picture = mask.facts().picture().orElseThrow();
    var input = inputs.mask(shot, mask, canvas.rate().timeOf(frames));
    var area = shot.placement().area();
    return graph.chain(
        input.index() + ":" + picture.stream(),
        ShotGraph.upright(picture)
            .add(ShotGraph.atRate(canvas, picture))
            .add("scale=w=%d:h=%d:out_range=pc".formatted(area.width(), area.height()))
            .add("format=gray")
            .add("setsar=1")
            .add("tpad=stop=-1:stop_mode=clone")
            .add("trim=end_frame=" + frames));
  }
}
