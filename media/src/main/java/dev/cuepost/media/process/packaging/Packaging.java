package dev.cuepost.media.process.packaging;

import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.picture.Delivery;
import dev.cuepost.media.process.picture.PlainName;
import dev.cuepost.media.process.picture.RunSeries;
import dev.cuepost.media.process.picture.Size;
import dev.cuepost.media.process.picture.StoppedException;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.work.ScratchDirectory;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Joins finished HLS renditions by a master playlist. Any thread may; each call is its own. */
public final class Packaging {
  private static final String INVALID = "InvalidParameter";
  private static final int MOST_INPUTS = 100;

  private final Ffmpeg ffmpeg;
  private final TimeSource time;

  public Packaging(Ffmpeg ffmpeg) {
    this(ffmpeg, TimeSource.system());
  }

  Packaging(Ffmpeg ffmpeg, TimeSource time) {
    this.ffmpeg = ffmpeg;
    this.time = time;
  }

  /**
   * A rendition to be joined.
   *
   * @param uri by which the master playlist names it
   * @param playlist its media playlist, a local file with all its segments beside it
   */
  public record Input(String uri, Path playlist) {}

  /**
   * Writes the master playlist of renditions, in their order.
   *
   * <p>Fails with {@code InvalidParameter.ResourceContentBad} if a playlist cannot be used (see
   * {@link HlsPlaylist#read}), a segment is missing or cannot be read as media.
   *
   * @param inputs 1..100
   * @param directory where the playlist comes to stand
   * @param name of the playlist; only what follows its last {@code /} counts
   * @param limit for all of it
   * @param progress percent, 0..100 and never less than before; told from other threads too
   * @throws IOException if a file cannot be read or written
   */
  public Outcome run(
      List<Input> inputs, Path directory, String name, Duration limit, IntConsumer progress)
      throws IOException {
    Path own = Files.createTempDirectory(Files.createDirectories(directory), ".packaging");
    try (var scratch = new ScratchDirectory(own)) {
      if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
        throw StoppedException.failed(
            INVALID, "Inputs must be 1.." + MOST_INPUTS + ", were " + inputs.size() + ".");
      }
      var runs = new RunSeries(ffmpeg, time, limit, progress);
      var renditions = new ArrayList<Rendition>();
      for (int index = 0; index < inputs.size(); index++) {
        Path sample = scratch.path().resolve("sample-" + index);
        renditions.add(
            rendition(inputs.get(index), sample, runs, 99 * (index + 1) / inputs.size()));
      }
      Path text = scratch.path().resolve("master");
      Files.writeString(text, new MasterPlaylist(renditions).text());
      var delivery = new Delivery(directory);
      delivery.add(text, PlainName.of(name));
      var made = new Outcome.Made(delivery.complete());
      progress.accept(100);
      return made;
    } catch (StoppedException stopped) {
      return stopped.outcome();
    }
  }

  private Rendition rendition(Input input, Path sample, RunSeries runs, int until)
      throws IOException, StoppedException {
    if (!Rendition.isUri(input.uri())) {
      throw StoppedException.failed(
          INVALID, "A playlist cannot name " + Fields.printable(input.uri()) + ".");
    }
    var files = new RenditionFiles(input.playlist().toAbsolutePath());
    var playlist = files.read();
    var bitrates = files.bitrates(playlist);
    files.sample(playlist, sample);
    var found = look(sample);
    var picture = found.facts().picture();
    return new Rendition(
        input.uri(),
        bitrates.peak(),
        bitrates.average(),
        picture.map(shown -> new Size(shown.shownWidth(), shown.shownHeight())),
        picture.map(Picture::rate),
        new StreamCodecs(runs, until).of(found, sample));
  }

  private Probe.Found look(Path sample) throws StoppedException {
    try {
      return switch (new Probe(ffmpeg).look(sample)) {
        case Verdict.Accepted<Probe.Found>(var found, _) -> found;
        case Verdict.Rejected<Probe.Found>(var rejection) ->
            throw StoppedException.failed(rejection.code(), rejection.message());
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StoppedException(new Outcome.Cancelled());
    }
  }
}
