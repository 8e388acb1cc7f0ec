package dev.cuepost.media.edit;

import dev.cuepost.media.mp4.CodedPictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which pictures of a track are frames of an output, one each, and may be copied together.
 *
 * <p>A stretch begins with a picture to which decoding may jump. It ends where the pictures decoded
 * so far are all that are shown so far: then none of them refers to one that is left out, be it
 * shown before or after.
 */
final class Stretches {
  /**
   * A picture that is shown nearer than this to the middle between two frames may become either.
   */
  private static final double UNDECIDED = 0.05;

  /** Parts of a frame by which moments may be uneven: clocks are coarse. */
  private static final double UNEVEN = 0.1;

  private final CodedPictures pictures;
  private final double[] frames;

  /**
   * A stretch.
   *
   * @param over frames of the output
   * @param first number of the first picture
   */
  record Stretch(Segment over, int first) {}

  /**
   * For a shot.
   *
   * @param in the moment of the track that is the beginning of the output's frame 0
   */
  Stretches(CodedPictures pictures, Duration in, FrameRate rate) {
    this.pictures = pictures;
    double begin = in.toNanos() / 1e9;
    this.frames =
        pictures.shown().stream()
            .mapToDouble(
                ticks -> ((double) ticks / pictures.timescale() - begin) * rate.perSecond())
            .toArray();
  }

  /**
   * The stretches that are at least so long within some frames, as many as there are.
   *
   * @param from the first of the frames
   * @param end the one after the last
   */
  List<Stretch> within(long from, long end, long shortest) {
    List<Stretch> stretches = new ArrayList<>();
    long done = from;
    for (int picture = 0; picture < frames.length; picture++) {
      long frame = frame(picture);
      if (frame < done || frame >= end || !pictures.entries().contains(picture)) {
        continue;
      }
      int count = count(picture, end);
      if (count >= shortest) {
        stretches.add(new Stretch(new Segment(frame, frame + count), picture));
        done = frame + count;
        picture += count - 1;
      }
    }
    return stretches;
  }

  /** How many pictures from this one on may be copied. */
  private int count(int first, long end) {
    long begin = frame(first);
    double phase = frames[first] - begin;
    if (Math.abs(phase) > 0.5 - UNDECIDED) {
      return 0;
    }
    var seen = new BitSet();
    int complete = 0;
    for (int picture = first; picture < frames.length; picture++) {
      long frame = frame(picture);
      if (frame < begin
          || frame >= end
          || Math.abs(frames[picture] - frame - phase) > UNEVEN
          || seen.get((int) (frame - begin))) {
        break;
      }
      seen.set((int) (frame - begin));
      if (seen.length() == picture + 1 - first) {
        complete = picture + 1 - first;
      }
    }
    return complete;
  }

  private long frame(int picture) {
    return Math.round(frames[picture]);
  }
}
