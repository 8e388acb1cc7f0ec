package dev.cuepost.media.edit;

import dev.cuepost.media.edit.References.Place;
import dev.cuepost.media.edit.Timeline.Reference;
import dev.cuepost.media.edit.Timeline.Window;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The clips of a track that are yet to be placed, in their order. One that takes its place from a
 * clip of another track waits for it, and so do those behind it; though what waits for one of these
 * that begins at a time of its own need not.
 *
 * @param <C> the kind of clip
 */
final class Coming<C extends Timeline.Clip> {
  private final String track;
  private final Deque<C> clips;
  private final References references;
  private boolean foretold;

  Coming(String track, List<C> clips, References references) {
    this.track = track;
    this.clips = new ArrayDeque<>(clips);
    this.references = references;
  }

  /** The path of the clip that waits for another one, if there is one. */
  Optional<String> waiting() {
    return Optional.ofNullable(clips.peek()).map(Timeline.Clip::path);
  }

  /**
   * Hands over what can be placed by now.
   *
   * @param fitted makes a clip fit the place that it takes over
   * @param foretell notes the place of a clip that does not depend on those before it
   * @return whether there was anything
   */
  boolean goOn(BiFunction<C, Place, C> fitted, Consumer<C> append, Consumer<C> foretell) {
    boolean further = false;
    for (C clip = clips.peek(); clip != null; clip = clips.peek()) {
      Reference reference = clip.reference();
      Window window = clip.window();
      C next = clip;
      if (References.follows(reference, window)) {
        Optional<Place> place = references.find(reference, clip.path(), track);
        if (place.isEmpty()) {
          return foretell(foretell) || further;
        }
        next = fitted.apply(clip, place.get());
      }
      clips.remove();
      append.accept(next);
      further = true;
    }
    return further;
  }

  private boolean foretell(Consumer<C> foretell) {
    if (foretold) {
      return false;
    }
    foretold = true;
    var fixed =
        clips.stream()
            .filter(clip ->
                clip.reference().id().isPresent()
                    && clip.window().timelineIn().isPresent()
                    && !References.follows(clip.reference(), clip.window()))
            .toList();
    fixed.forEach(foretell);
    return !fixed.isEmpty();
  }
}
