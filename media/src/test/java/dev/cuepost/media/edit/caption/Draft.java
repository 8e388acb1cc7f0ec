package dev.cuepost.media.edit.caption;

import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Captions of JSON with single quotes, on a canvas of 640 by 360 and for ten seconds. */
final class Draft {
  private static final FontShelf NO_FONTS = new FontShelf(List.of());

  private final Map<String, byte[]> files = new HashMap<>();
  private ClipPlaces places = ClipPlaces.NONE;
  private String frontEnd = "{'Width':640,'Height':360}";

  /** Made on a canvas of another size. */
  Draft madeOn(int width, int height) {
    frontEnd = "{'Width':%d,'Height':%d}".formatted(width, height);
    return this;
  }

  Draft with(ClipPlaces clips) {
    places = clips;
    return this;
  }

  Draft with(String url, String text) {
    return with(url, text.getBytes(StandardCharsets.UTF_8));
  }

  Draft with(String url, byte[] bytes) {
    files.put(url, bytes);
    return this;
  }

  static Verdict<Captions> read(String clips) {
    return new Draft().readAll(clips);
  }

  private Verdict<Captions> readAll(String clips) {
    return Json.read(
        "Timeline",
        ("{'Clips':[" + clips + "],'FECanvas':" + frontEnd + "}").replace('\'', '"'),
        fields -> {
          var reading = new Captions.Reading();
          fields.list("Clips", 100, reading::add);
          return reading.of(fields, List.of());
        });
  }

  static Rejection refusal(String clips) {
    return switch (read(clips)) {
      case Verdict.Rejected<Captions>(var why) -> why;
      case Verdict.Accepted<Captions>(var captions, _) -> throw new AssertionError(captions);
    };
  }

  static List<String> warnings(String clips) {
    return switch (read(clips)) {
      case Verdict.Rejected<Captions>(var why) -> throw new AssertionError(why);
      case Verdict.Accepted<Captions>(_, var warnings) -> warnings;
    };
  }

  Verdict<CaptionSheet> draw(String clips) {
    return switch (readAll(clips)) {
      case Verdict.Rejected<Captions>(var why) -> throw new AssertionError(why);
      case Verdict.Accepted<Captions>(var captions, _) ->
          captions.draw(640, 360, Duration.ofSeconds(10), places, files, Map.of(), NO_FONTS);
    };
  }

  /** All documents, one after the other. */
  String text(String clips) {
    return switch (draw(clips)) {
      case Verdict.Rejected<CaptionSheet>(var why) -> throw new AssertionError(why);
      case Verdict.Accepted<CaptionSheet>(var sheet, _) -> String.join("", sheet.documents());
    };
  }

  /** What follows {@code Dialogue: } in each event. */
  List<String> events(String clips) {
    return lines(clips, "Dialogue: ");
  }

  List<String> styles(String clips) {
    return lines(clips, "Style: ");
  }

  private List<String> lines(String clips, String start) {
    return text(clips)
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }
}
