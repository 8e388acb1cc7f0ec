package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.transcode.TranscodePlan.Expected;
import dev.cuepost.media.render.Probe;
import java.nio.file.Path;
import java.time.Duration;

/** Looks whether what FFmpeg left is what was planned: a good exit status is not enough. */
final class OutputCheck {
  private final Probe probe;
  private final Expected expected;

  OutputCheck(Probe probe, Expected expected) {
    this.probe = probe;
    this.expected = expected;
  }

  /** Checks what is in a file, and how long it is. */
  void whole(Path file) throws EndedException, InterruptedException {
    var facts = content(file);
    var picture = facts.picture().map(MediaFacts.Picture::length).orElse(Duration.ZERO);
    var sound = facts.sound().map(MediaFacts.Sound::length).orElse(Duration.ZERO);
    length(picture.compareTo(sound) > 0 ? picture : sound);
  }

  /** Checks what is in a file that is a piece of the output. */
  MediaFacts content(Path file) throws EndedException, InterruptedException {
    var facts =
        switch (probe.probe(file)) {
          case Verdict.Accepted<MediaFacts>(var found, _) -> found;
          case Verdict.Rejected<MediaFacts>(var rejection) ->
              throw wrong("cannot be read: " + rejection.message());
        };
    if (expected.sound() && facts.sound().isEmpty()) {
      throw wrong("has no sound");
    }
    if (expected.picture().isPresent()) {
      var wanted = expected.picture().get();
      var size =
          facts
              .picture()
              .map(picture -> new Size(picture.width(), picture.height()))
              .orElseThrow(() -> wrong("has no picture"));
      if (!size.equals(wanted)) {
        throw wrong("is %s rather than %s".formatted(size, wanted));
      }
    }
    return facts;
  }

  /** What is too short has a source that does not hold what it says. */
  void length(Duration made) throws EndedException {
    if (expected.length().isEmpty()) {
      return;
    }
    var planned = expected.length().get();
    if (made.minus(planned).compareTo(expected.tolerance()) > 0) {
      throw wrong(
          "lasts %s s rather than %s s".formatted(Words.seconds(made), Words.seconds(planned)));
    }
    if (planned.minus(made).compareTo(expected.tolerance()) > 0) {
      throw EndedException.badContent(
          "The input can be read for %s s only, although %s s of it should be there."
              .formatted(Words.seconds(made), Words.seconds(planned)));
    }
  }

  private static EndedException wrong(String how) {
    return new EndedException(new Outcome.Failed(Transcoding.BROKEN, "The output " + how + "."));
  }
}
