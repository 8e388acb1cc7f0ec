package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Background;
import dev.cuepost.media.edit.Composition.Heard;
import dev.cuepost.media.edit.Composition.Mask;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.RenderPlan.Input;
import dev.cuepost.media.edit.RenderPlan.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The inputs of a run: each clip opens its file anew, with a window of its own.
 *
 * <p>One input for several windows would make FFmpeg 6.1 and later hold the frames of the later
 * ones in memory while it works on the earlier ones.
 */
final class Inputs {
  /**
   * How much earlier than asked the reading begins where a format has no index: seeking there may
   * end behind the frame that the wanted one is built on.
   */
  private static final Duration LONG_LEAD = Duration.ofSeconds(10);

  /** Formats in which seeking finds the right frame. */
  private static final Set<String> INDEXED = Set.of("mov", "matroska");

  /** A moment more is read than is shown, so that rounding never lacks a frame. */
  private static final Duration SPARE = Duration.ofMillis(200);

  private final Map<MediaRef, Path> files;
  private final Map<String, Shared> pictures = new HashMap<>();
  private final List<Input> inputs = new ArrayList<>();
  private final Duration halfFrame;

  /**
   * An input.
   *
   * @param index FFmpeg's number for it
   * @param lead how long before the wanted moment it begins
   */
  record Opened(int index, Duration lead) {}

  Inputs(Composition composition, Map<MediaRef, Path> files) {
    this.files = files;
    this.halfFrame =
        composition
            .canvas()
            .map(canvas -> canvas.rate().timeOf(1).dividedBy(2))
            .orElse(Duration.ZERO);
  }

  /** Whether any moment of a source is found without reading what lies before it. */
  static boolean isIndexed(MediaFacts facts) {
    return INDEXED.contains(facts.demuxer());
  }

  List<Input> list() {
    return List.copyOf(inputs);
  }

  /**
   * Opens the source of a shot.
   *
   * @param span how much of the source's time is needed
   */
  Opened picture(Shot shot, Duration span) {
    if (shot.facts().picture().orElseThrow().still()) {
      inputs.add(
          new Input(
              shot.path(),
              file(shot.source()),
              shot.facts().demuxer(),
              Duration.ZERO,
              Optional.empty(),
              Reading.USUAL));
      return new Opened(inputs.size() - 1, Duration.ZERO);
    }
    if (shot.treatment().animated()) {
      boolean again = Repetition.held(shot).isEmpty();
      return fromTheStart(shot.path(), shot.source(), shot.facts(), span, again);
    }
    var wanted = new Wanted(shot.in(), lead(shot), span);
    var opened = open(shot.path(), shot.source(), shot.facts(), wanted, Reading.USUAL);
    pictures.put(shot.path(), new Shared(opened, shot.in()));
    return opened;
  }

  /** Opens the source of a shot's mask. */
  Opened mask(Shot shot, Mask mask, Duration span) {
    return fromTheStart(shot.path(), mask.source(), mask.facts(), span, false);
  }

  /** Opens what lies around a shot's picture, of which one frame is needed. */
  Opened background(Shot shot, Background.Image image) {
    return fromTheStart(shot.path(), image.source(), image.facts(), Duration.ofSeconds(1), false);
  }

  private Opened fromTheStart(
      String clip, MediaRef source, MediaFacts facts, Duration span, boolean repeated) {
    boolean still = facts.picture().orElseThrow().still();
    inputs.add(
        new Input(
            clip,
            file(source),
            facts.demuxer(),
            Duration.ZERO,
            still ? Optional.empty() : Optional.of(span.plus(SPARE)),
            repeated ? Reading.REPEATED : Reading.USUAL));
    return new Opened(inputs.size() - 1, Duration.ZERO);
  }

  /** Opens the source of a sound, or takes the input that the picture of the same clip has. */
  Opened sound(Heard sound) {
    var shared = pictures.get(sound.path());
    return shared != null ? shared.from(sound.in()) : again(sound);
  }

  /** An input that was opened for a picture, which begins with this moment of it. */
  private record Shared(Opened opened, Duration in) {
    /** The same for what begins with another moment, half a picture's time away at most. */
    Opened from(Duration moment) {
      var lead = opened.lead().plus(moment).minus(in);
      return new Opened(opened.index(), lead.isNegative() ? Duration.ZERO : lead);
    }
  }

  /** Opens a source once more, for another repetition. */
  Opened again(Heard sound) {
    var wanted = new Wanted(sound.in(), halfFrame, sound.span());
    return open(sound.path(), sound.source(), sound.facts(), wanted, alone(sound.facts()));
  }

  /** A shot that goes on shows at first what it showed last, however long that lasts. */
  private Duration lead(Shot shot) {
    return shot.continued()
        ? halfFrame.plus(shot.facts().picture().orElseThrow().rate().timeOf(2))
        : halfFrame;
  }

  /** Only where no moment is counted from what FFmpeg would have to look for. */
  private static Reading alone(MediaFacts facts) {
    boolean told =
        facts.demuxer().equals("mov")
            && facts
                .picture()
                .flatMap(MediaFacts.Picture::coding)
                .filter(coding -> coding.begins().isZero())
                .isPresent();
    return told ? Reading.SOUND_ALONE : Reading.USUAL;
  }

  /**
   * What begins close to the source's beginning is read from there: its sound may begin earlier.
   */
  private static Duration lead(Wanted wanted, MediaFacts facts) {
    if (!isIndexed(facts)) {
      return TrackLayout.min(wanted.in(), LONG_LEAD);
    }
    var lead = wanted.indexedLead();
    return wanted.in().compareTo(lead.multipliedBy(2)) <= 0 ? wanted.in() : lead;
  }

  /** A span of a source, and how much earlier the reading begins where there is an index. */
  private record Wanted(Duration in, Duration indexedLead, Duration span) {}

  private Opened open(
      String clip, MediaRef source, MediaFacts facts, Wanted wanted, Reading reading) {
    var lead = lead(wanted, facts);
    inputs.add(
        new Input(
            clip,
            file(source),
            facts.demuxer(),
            wanted.in().minus(lead),
            Optional.of(lead.plus(wanted.span()).plus(SPARE)),
            reading));
    return new Opened(inputs.size() - 1, lead);
  }

  private Path file(MediaRef source) {
    return file(source, files);
  }

  static Path file(MediaRef source, Map<MediaRef, Path> files) {
    var file = files.get(source);
    if (file == null) {
      throw new IllegalArgumentException("no file for " + source.text());
    }
    return file;
  }
}
