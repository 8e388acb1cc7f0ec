package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.process.picture.Reach;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Plans how the frames of the wanted moments are taken.
 *
 * <p>Near moments are taken in one run that reads all between the first and the last; far ones in a
 * run each, that seeks.
 */
final class Takes {
  /**
   * Moments so far apart are sought one by one where any frame may be taken: on two processors,
   * decoding 10 s of 1080p took 0.6 s, and a seek into key frames 10 s apart 0.4 s on the average.
   */
  private static final Duration FAR = Duration.ofSeconds(10);

  /**
   * The same where key frames are taken, as what is between them is only read: a run takes a tenth
   * of a second to start, in which a minute of video is read.
   */
  private static final Duration FAR_OF_KEY_FRAMES = Duration.ofSeconds(60);

  private static final List<String> MICROS = List.of("settb=1/1000000");

  private final FrameType frameType;
  private final String demuxer;

  Takes(FrameType frameType, String demuxer) {
    this.frameType = frameType;
    this.demuxer = demuxer;
  }

  /** The runs for all moments, in order. */
  List<Take> of(Moments moments) {
    return switch (moments) {
      case Moments.Even even when even.count() > 1 && even.step().compareTo(far()) < 0 ->
          List.of(all(even));
      case Moments.Even _, Moments.Listed _ ->
          IntStream.range(0, moments.count()).mapToObj(index -> one(moments.at(index))).toList();
    };
  }

  /** The first frame from a moment on that is not black. */
  Take bright(Moments moments, Blackness black, FrameRate rate) {
    var reach = Reach.to(moments.at(0), demuxer);
    var pick = new ArrayList<String>();
    switch (frameType) {
      case NORMAL -> pick.addAll(reach.onDisplay(rate.numerator(), rate.denominator()));
      case INTRA -> {
        pick.add(firstKeyFrame(reach));
        pick.addAll(MICROS);
      }
    }
    pick.addAll(black.passingOver());
    return new Take(reach, isIntra(), pick, 1, reach.lead());
  }

  private Duration far() {
    return switch (frameType) {
      case NORMAL -> FAR.plus(Reach.lead(demuxer));
      case INTRA -> FAR_OF_KEY_FRAMES;
    };
  }

  private Take all(Moments.Even even) {
    var reach = Reach.to(even.start(), demuxer);
    var pick =
        switch (frameType) {
          case NORMAL -> reach.onDisplay(1000, even.step().toMillis());
          case INTRA -> List.of(keyFrames(reach, even), MICROS.getFirst());
        };
    var span = even.step().multipliedBy(even.count() - 1L);
    return new Take(reach, isIntra(), pick, even.count(), reach.lead().plus(span));
  }

  private Take one(Duration moment) {
    var reach = Reach.to(moment, demuxer);
    var pick =
        switch (frameType) {
          case NORMAL -> reach.onDisplay(1, 1);
          case INTRA -> List.of(firstKeyFrame(reach), MICROS.getFirst());
        };
    return new Take(reach, isIntra(), pick, 1, reach.lead());
  }

  private boolean isIntra() {
    return frameType == FrameType.INTRA;
  }

  /**
   * Takes a key frame whenever more moments have come than at the last one taken. Register 0 has
   * their number then, register 1 their number now.
   */
  private static String keyFrames(Reach reach, Moments.Even even) {
    return "select='st(1,clip(floor((t-%s)/%s)+1,0,%d));if(key*gt(ld(1),ld(0)),st(0,ld(1)),0)'"
        .formatted(begin(reach), Reach.seconds(even.step()), even.count());
  }

  private static String firstKeyFrame(Reach reach) {
    return "select='key*gte(t,%s)'".formatted(begin(reach));
  }

  /** It may be negative. */
  private static String begin(Reach reach) {
    return BigDecimal.valueOf(reach.lead().minus(Reach.GRAIN).toNanos() / 1_000, 6)
        .stripTrailingZeros()
        .toPlainString();
  }
}
