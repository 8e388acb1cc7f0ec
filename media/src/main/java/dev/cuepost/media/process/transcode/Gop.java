package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.json.Fields;
import java.util.regex.Pattern;

/** The most frames from one key frame to the next: {@code Gop}. */
sealed interface Gop {
  int MOST = 1_080_000;
  Pattern SECONDS = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,3})?)s");

  int at(FrameRate rate);

  /** So many. */
  record Frames(int count) implements Gop {
    @Override
    public int at(FrameRate rate) {
      return count;
    }
  }

  /** As many as there are in so many seconds. */
  record Seconds(double seconds) implements Gop {
    @Override
    public int at(FrameRate rate) {
      return (int) Math.clamp(Math.round(seconds * rate.perSecond()), 1, (long) MOST);
    }
  }

  /** A number of frames, or one of seconds with an {@code s} behind it; 250 frames by default. */
  static Gop read(Fields fields) {
    var seconds = SECONDS.matcher(fields.text("Gop").orElse("").strip());
    if (seconds.matches()) {
      return new Seconds(Double.parseDouble(seconds.group(1)));
    }
    return new Frames(fields.integer("Gop", 1, MOST).orElse(250));
  }
}
