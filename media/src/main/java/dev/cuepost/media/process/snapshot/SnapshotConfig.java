package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.picture.WantedSize;
import java.util.Optional;

/** What a snapshot job is to make. */
public sealed interface SnapshotConfig {
  /**
   * Single pictures, as JPEG.
   *
   * @param black frames that are passed over before the first picture; absent to take any
   */
  record Normal(Schedule schedule, FrameType frameType, WantedSize size, Optional<Blackness> black)
      implements SnapshotConfig {
    @Override
    public SnapshotKind kind() {
      return SnapshotKind.NORMAL;
    }
  }

  /**
   * Sheets of small pictures, as JPEG.
   *
   * @param cell the size of a small picture
   * @param keepsTiles whether the small pictures are kept as files of their own too
   */
  record Sprite(
      Schedule schedule, FrameType frameType, WantedSize cell, Sheet sheet, boolean keepsTiles)
      implements SnapshotConfig {
    @Override
    public SnapshotKind kind() {
      return SnapshotKind.SPRITE;
    }
  }

  /** A WebVTT track with its sheets. */
  record WebVtt(Schedule schedule, FrameType frameType) implements SnapshotConfig {
    @Override
    public SnapshotKind kind() {
      return SnapshotKind.WEB_VTT;
    }
  }

  /** Which moments are wanted. */
  Schedule schedule();

  FrameType frameType();

  SnapshotKind kind();

  /**
   * Reads the parameters of a job: those of its template, with what overwrites them.
   *
   * <p>Members, whose values may be texts: {@code Type} ({@code Normal} if absent), {@code Time}
   * (ms, 0 if absent), {@code Count}, {@code Interval} (s, to the millisecond; 0 or absent to
   * spread), {@code SpecifiedOffsetTimes} (up to 100 moments in ms, in place of the three), {@code
   * FrameType}, and by kind {@code Width}, {@code Height}, {@code BlackLevel}, {@code
   * PixelBlackThreshold}, {@code SpriteSnapshotConfig}, {@code IsSptFrag}. What the kind has no use
   * for is warned about.
   *
   * <p>Without {@code FrameType} single pictures are key frames; sheets show the exact moments,
   * because that is what their places and cues promise.
   *
   * @return {@code InvalidParameter} for what is out of its range, {@code
   *     InvalidParameter.NotSupport} for a layout of a WebVTT track
   */
  static Verdict<SnapshotConfig> read(String json) {
    return SnapshotConfigReader.read(json);
  }

  /**
   * Whether files can be named like this.
   *
   * @param name the output's name; only what follows its last {@code /} counts
   * @return {@code InvalidParameter} if it lacks its placeholder or its ending
   */
  default Optional<Rejection> checkName(String name) {
    return new OutputName(name).check(this);
  }
}
