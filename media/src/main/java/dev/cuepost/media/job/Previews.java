package dev.cuepost.media.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.DrawnCaptions;
import dev.cuepost.media.edit.OutputConfig;
import dev.cuepost.media.edit.ProduceConfig;
import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.Resolver;
import dev.cuepost.media.edit.StillPlanner;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.job.Materials.Gathered;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.render.RenderOutcome;
import dev.cuepost.media.render.Renderer;
import dev.cuepost.media.work.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Frames of edits that are not submitted, on the way that a job takes: its sources, its resolver,
 * its plan, its FFmpeg. Any thread may ask; few are served at once, and none for long.
 */
public final class Previews {
  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int WIDEST = 960;

  private final Materials materials;
  private final CaptionMaterials captions;
  private final Renderer renderer;
  private final Path scratch;
  private final JobLimits limits;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  Previews(
      Materials materials,
      CaptionMaterials captions,
      Renderer renderer,
      Path scratch,
      JobLimits limits) {
    this.materials = materials;
    this.captions = captions;
    this.renderer = renderer;
    this.scratch = scratch;
    this.limits = limits;
  }

  /**
   * What is to be seen.
   *
   * @param account whose material it is
   * @param timeline Timeline JSON
   * @param output OutputMediaConfig JSON, which may decide the size
   * @param at of the output; the last frame is shown for what is later
   */
  public record Wish(String account, String region, String timeline, String output, Duration at) {}

  /** What came of it. */
  public sealed interface Outcome {
    /** A JPEG, 960 pixels wide at most. */
    final class Picture implements Outcome {
      private final byte[] jpeg;

      Picture(byte[] jpeg) {
        this.jpeg = jpeg;
      }

      public byte[] jpeg() {
        return jpeg.clone();
      }
    }

    /**
     * There is none.
     *
     * @param message one sentence that names the field, the rule and the value met
     */
    record Refused(String code, String message) implements Outcome {}

    /** Too many are being drawn. */
    record Busy() implements Outcome {}
  }

  /**
   * Draws one frame.
   *
   * @throws IOException if this machine's storage fails
   */
  public Outcome frame(Wish wish) throws IOException {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome.Busy();
      }
      try (var directory = new ScratchDirectory(Files.createTempDirectory(scratch, "preview-"))) {
        return draw(wish, directory.path());
      } finally {
        places.release();
      }
    } catch (RejectedException rejected) {
      return refused(rejected.rejection());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome.Busy();
    }
  }

  private Outcome draw(Wish wish, Path directory) throws IOException, InterruptedException {
    OutputConfig output = OutputConfig.read(wish.output()).orThrow();
    Timeline timeline = Timeline.read(wish.timeline()).orThrow();
    limits.check(timeline, output).ifPresent(Previews::refuse);
    EditingOrder order = order(wish);
    return switch (materials.gather(order, timeline.materials(), directory)) {
      case Gathered.Unusable(String code, String message) -> new Outcome.Refused(code, message);
      case Gathered.Ready ready -> {
        Composition composition =
            Resolver.resolve(
                    timeline,
                    ready.facts(),
                    output,
                    ProduceConfig.readIfGiven(Optional.empty()).orThrow())
                .orThrow();
        limits.check(composition).ifPresent(Previews::refuse);
        if (composition.canvas().isEmpty()) {
          yield new Outcome.Refused("TimelineFormatError", "The output has no picture.");
        }
        Captioned captioned =
            timeline.captions().list().isEmpty()
                ? new Captioned(composition, DrawnCaptions.NONE)
                : captions.draw(order, timeline, composition, ready.facts(), directory).orThrow();
        yield draw(
            StillPlanner.plan(
                captioned.edit(), wish.at(), ready.files(), captioned.captions(), WIDEST),
            directory);
      }
    };
  }

  private Outcome draw(RenderPlan plan, Path directory) throws IOException {
    Path target = directory.resolve("frame.jpg");
    Optional<RenderOutcome> bad = renderer.run(plan, directory, target, LONGEST, _ -> {});
    if (bad.isEmpty()) {
      return Files.exists(target)
          ? new Outcome.Picture(Files.readAllBytes(target))
          : new Outcome.Refused("ProduceFailed", "There is no picture at this moment.");
    }
    return switch (bad.get()) {
      case RenderOutcome.Failed(String code, String message, _) ->
          new Outcome.Refused(code, message);
      case RenderOutcome.TimedOut _ ->
          new Outcome.Refused(
              "LimitExceeded.Time",
              "A preview may take %d s, and this one would take longer."
                  .formatted(LONGEST.toSeconds()));
      case RenderOutcome.Cancelled _, RenderOutcome.Rendered _ -> new Outcome.Busy();
    };
  }

  private static void refuse(Rejection why) {
    throw new RejectedException(why);
  }

  private static Outcome refused(Rejection why) {
    return new Outcome.Refused(why.code(), why.message());
  }

  private static EditingOrder order(Wish wish) {
    return new EditingOrder(
        Product.IMS,
        wish.account(),
        wish.region(),
        wish.timeline(),
        Optional.empty(),
        wish.output(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Target.OBJECT,
        Optional.empty());
  }
}
