package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.process.picture.Size;
import java.time.Duration;
import java.util.List;

/**
 * The WebVTT text that says which part of which sheet shows a moment.
 *
 * @param times of the pictures, at least one, in order; each is shown from its time to the next
 *     one's
 * @param end of the clip, and of the last cue
 * @param cell the size of a picture
 */
record Track(List<Duration> times, Duration end, Size cell) {
  Track {
    times = List.copyOf(times);
  }

  /** The text, whose addresses are relative to the file that it stands in. */
  String text(OutputName name) {
    var sheet = Sheet.ofTrack(times.size());
    var text = new StringBuilder("WEBVTT\n");
    for (int index = 0; index < times.size(); index++) {
      var next = index + 1 < times.size() ? times.get(index + 1) : end;
      var area = sheet.area(index, cell);
      text.append("\n%s --> %s\n".formatted(clock(times.get(index)), clock(next)));
      text.append(
          "%s#xywh=%d,%d,%d,%d\n"
              .formatted(
                  name.sheetOfTrack(index / sheet.capacity() + 1),
                  area.x(),
                  area.y(),
                  area.width(),
                  area.height()));
    }
    return text.toString();
  }

  /** Hours have two digits at least; a hundred of them have three. */
  private static String clock(Duration time) {
    return "%02d:%02d:%02d.%03d"
        .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart());
  }
}
