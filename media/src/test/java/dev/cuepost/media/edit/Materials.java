package dev.cuepost.media.edit;

import dev.cuepost.media.edit.MediaFacts.Color;
import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.edit.MediaFacts.Sound;
import dev.cuepost.media.edit.MediaFacts.Turn;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sources that exist on paper only; a name tells what it is: {@code 12s.mp4}, {@code mute6s.mp4}.
 */
final class Materials {
  static final Color COLOR = new Color(false, false, false, "bt709");
  static final Color CLEAR = new Color(true, true, true, "bt709");

  private Materials() {}

  static MediaFacts facts(MediaRef source) {
    String name = source.text();
    String seconds = name.replaceAll("^\\D*|s?\\..*", "");
    var length = Duration.ofSeconds(seconds.isEmpty() ? 0 : Long.parseLong(seconds));
    var sound = Optional.of(new Sound(1, 2, length));
    if (name.endsWith(".png")) {
      return new MediaFacts("png_pipe", Optional.of(still(1600, 900)), Optional.empty(), 0);
    }
    if (name.endsWith(".wav")) {
      return new MediaFacts("wav", Optional.empty(), Optional.of(new Sound(0, 2, length)), 0);
    }
    var picture =
        name.startsWith("huge")
            ? moving(4096, 4096, length)
            : name.startsWith("tall") ? moving(720, 1280, length) : moving(1280, 720, length);
    return new MediaFacts(
        "mov", Optional.of(picture), name.startsWith("mute") ? Optional.empty() : sound, 0);
  }

  static Picture moving(int width, int height, Duration length) {
    return new Picture(0, width, height, Turn.NONE, 1, FrameRate.of(25), length, false, COLOR);
  }

  static Picture still(int width, int height) {
    return new Picture(
        0, width, height, Turn.NONE, 1, FrameRate.of(25), Duration.ZERO, true, CLEAR);
  }

  static Map<MediaRef, MediaFacts> of(Timeline timeline) {
    var facts = new HashMap<MediaRef, MediaFacts>();
    timeline.sources().forEach(source -> facts.put(source, facts(source)));
    return facts;
  }

  static Map<MediaRef, Path> files(Timeline timeline) {
    var files = new HashMap<MediaRef, Path>();
    timeline.sources().forEach(source -> files.put(source, Path.of("/media", source.text())));
    return files;
  }

  static Timeline timeline(String json) {
    return value(Timeline.read(json.replace('\'', '"')));
  }

  static OutputConfig output(String json) {
    return value(OutputConfig.read(json.replace('\'', '"')));
  }

  static OutputConfig mp4() {
    return output(
        "{'MediaURL':'http://b.oss-cn-shanghai.aliyuncs.com/o.mp4','Width':1280,'Height':720,'Video':{'Fps':25}}");
  }

  static Composition compose(String timeline) {
    return compose(timeline, mp4());
  }

  static Composition compose(String timeline, OutputConfig output) {
    var read = timeline(timeline);
    return value(Resolver.resolve(read, of(read), output, ProduceConfig.USUAL));
  }

  static Rejection refusal(String timeline) {
    var read = timeline(timeline);
    return rejection(Resolver.resolve(read, of(read), mp4(), ProduceConfig.USUAL));
  }

  static <T> T value(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(var value, _) -> value;
      case Verdict.Rejected<T>(var rejection) -> throw new AssertionError(rejection.toString());
    };
  }

  static <T> List<String> warnings(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(_, var warnings) -> warnings;
      case Verdict.Rejected<T>(var rejection) -> throw new AssertionError(rejection.toString());
    };
  }

  static <T> Rejection rejection(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(var value, _) -> throw new AssertionError("accepted: " + value);
      case Verdict.Rejected<T>(var rejection) -> rejection;
    };
  }
}
