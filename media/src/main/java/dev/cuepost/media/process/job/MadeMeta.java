package dev.cuepost.media.process.job;

import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome.Made;
import dev.cuepost.media.render.Probe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at what a job made. A playlist is told by its first segment and the sum of all. */
final class MadeMeta {
  private static final Pattern LENGTH = Pattern.compile("(?m)^#EXTINF:([0-9]{1,6}(?:\\.[0-9]+)?)");

  private final Probe probe;

  MadeMeta(Probe probe) {
    this.probe = probe;
  }

  /**
   * Tells what is in it; no more than its size if it cannot be looked into.
   *
   * @param url where its main file will be
   */
  String of(Made made, String url, String region) throws IOException, InterruptedException {
    long size = 0;
    for (Path file : made.files()) {
      size += Files.size(file);
    }
    boolean playlist = made.isPlaylist();
    var known =
        new FileMeta.Known(
            url,
            size,
            "transcode_file",
            region,
            Optional.empty(),
            playlist ? Optional.of(length(made.main())) : Optional.empty(),
            playlist ? Optional.of("hls") : Optional.empty());
    return switch (probe.look(made.shown())) {
      case Verdict.Accepted<Probe.Found>(Probe.Found found, _) ->
          FileMeta.of(found.report(), known);
      case Verdict.Rejected<Probe.Found> _ -> FileMeta.of("{}", known);
    };
  }

  private static BigDecimal length(Path playlist) throws IOException {
    Matcher lengths = LENGTH.matcher(Files.readString(playlist));
    BigDecimal sum = BigDecimal.ZERO;
    while (lengths.find()) {
      sum = sum.add(new BigDecimal(lengths.group(1)));
    }
    return sum;
  }
}
