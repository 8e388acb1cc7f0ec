package dev.cuepost.media.render;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.RenderPlan.Expected;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.render.RenderOutcome.Cancelled;
import dev.cuepost.media.render.RenderOutcome.Failed;
import dev.cuepost.media.render.RenderOutcome.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Looks whether what FFmpeg left is what the plan promised: a good exit status is not enough. */
final class FinishedFile {
  /** Encoders of sound work in blocks, so a file may end one or two of them late. */
  private static final Duration SOUND_BLOCKS = Duration.ofMillis(100);

  /**
   * A transport stream tells when its last packet of sound begins and not how much is in it. FFmpeg
   * gathers up to 350 ms for one, which is what silence comes to.
   */
  private static final Duration SOUND_PACKET = Duration.ofMillis(350);

  private final Probe probe;

  FinishedFile(Probe probe) {
    this.probe = probe;
  }

  RenderOutcome check(Path file, Expected expected) throws IOException {
    try {
      return switch (probe.look(file)) {
        case Verdict.Accepted<Probe.Found>(var found, _) -> compare(file, found, expected);
        case Verdict.Rejected<Probe.Found>(var rejection) ->
            wrong("cannot be read: " + rejection.message());
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Cancelled();
    }
  }

  private static RenderOutcome compare(Path file, Probe.Found found, Expected expected)
      throws IOException {
    MediaFacts facts = found.facts();
    if (expected.sound()) {
      if (facts.sound().isEmpty()) {
        return wrong("has no sound");
      }
      var sound = facts.sound().get().length();
      var told = facts.demuxer().equals("mpegts") ? SOUND_PACKET : Duration.ZERO;
      if (sound.minus(expected.length()).compareTo(SOUND_BLOCKS) > 0
          || expected.length().minus(sound).compareTo(SOUND_BLOCKS.plus(told)) > 0) {
        return wrong("has %s of sound rather than %s".formatted(sound, expected.length()));
      }
      if (expected.picture().isEmpty()) {
        return new Rendered(sound, Files.size(file), found.report());
      }
    }
    var canvas = expected.picture().get();
    if (facts.picture().isEmpty()) {
      return wrong("has no picture");
    }
    var picture = facts.picture().get();
    if (picture.width() != canvas.width() || picture.height() != canvas.height()) {
      return wrong(
          "is %dx%d rather than %dx%d"
              .formatted(picture.width(), picture.height(), canvas.width(), canvas.height()));
    }
    // containers keep times in milliseconds at the coarsest
    var tolerance = canvas.rate().timeOf(1).plusMillis(2);
    if (differ(picture.length(), expected.length(), tolerance)) {
      return wrong(
          "has %s of picture rather than %s".formatted(picture.length(), expected.length()));
    }
    return new Rendered(expected.length(), Files.size(file), found.report());
  }

  private static boolean differ(Duration one, Duration other, Duration tolerance) {
    return one.minus(other).abs().compareTo(tolerance) > 0;
  }

  private static Failed wrong(String how) {
    return new Failed("ProduceFailed", "The output " + how + ".");
  }
}
