package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.process.dna.DnaDb;
import dev.cuepost.media.process.dna.DnaLibrary;
import dev.cuepost.media.process.dna.Fingerprint;
import dev.cuepost.media.process.dna.Fingerprints;
import dev.cuepost.media.process.dna.KnownCopy;
import dev.cuepost.media.process.dna.Match;
import dev.cuepost.media.process.dna.Stretch;
import dev.cuepost.media.process.outcome.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Looks for what a file has in common with those of a library, of which it is one from then on
 * unless its user does not want that. What was put there by an attempt that was broken off is
 * replaced by the next.
 */
final class DnaRun {
  private static final int MATCHES_MAX = 20;

  private final Fingerprints fingerprints;
  private final DnaLibrary library;
  private final Duration timeLimit;

  DnaRun(Fingerprints fingerprints, DnaLibrary library, Duration timeLimit) {
    this.fingerprints = fingerprints;
    this.library = library;
    this.timeLimit = timeLimit;
  }

  /**
   * Which library, and by which name a file stands in it.
   *
   * @param dbId 1 to 64 characters
   * @param primaryKey 1 to 256 characters
   * @param kept whether the file is one of the library's from then on
   */
  record Wanted(String dbId, String primaryKey, boolean kept) {
    static Wanted of(Order order) {
      JsonNode config = Configs.object(order.config());
      return new Wanted(
          config.path("DBId").asText(),
          config.path("PrimaryKey").asText(),
          !config.path("SaveType").asText().equals("nosave"));
    }

    String config() {
      return Configs.empty()
          .put("DBId", dbId)
          .put("PrimaryKey", primaryKey)
          .put("SaveType", kept ? "save" : "nosave")
          .toString();
    }
  }

  JobEnd run(ProcessJob job, Maker.Source input, Path directory, IntConsumer progress)
      throws IOException {
    return switch (fingerprints.of(input.file(), input.facts(), directory, timeLimit, progress)) {
      case Fingerprints.Taking.Taken(Fingerprint taken) -> compared(job, taken);
      case Fingerprints.Taking.NotTaken(Outcome why) -> JobEnd.of(why);
    };
  }

  private JobEnd compared(ProcessJob job, Fingerprint taken) {
    Wanted wanted = Wanted.of(job.order());
    var db = new DnaDb(job.owner().account(), job.owner().region(), wanted.dbId());
    List<KnownCopy> copies = library.copies(db, wanted.primaryKey(), taken, MATCHES_MAX);
    if (wanted.kept()) {
      library.put(db, wanted.primaryKey(), taken);
    }
    return new JobEnd.Succeeded(new Result(List.of(), Optional.of(told(copies))));
  }

  /**
   * As VOD tells matches, all values texts. Where the picture has none in common the sound is told.
   */
  private static String told(List<KnownCopy> copies) {
    ObjectNode data = Configs.empty();
    ArrayNode matches = data.putArray("VideoDNA");
    for (KnownCopy copy : copies) {
      ObjectNode match = matches.addObject();
      match.put("PrimaryKey", copy.primaryKey());
      match.put("Similarity", String.format(Locale.ROOT, "%.2f", copy.match().similarity()));
      ArrayNode details = match.putArray("Detail");
      for (Match.Detail detail : details(copy.match())) {
        ObjectNode part = details.addObject();
        part.set("Input", stretch(detail.input()));
        part.set("Duplication", stretch(detail.duplication()));
      }
    }
    return data.toString();
  }

  private static List<Match.Detail> details(Match match) {
    List<Match.Detail> picture =
        match.details().stream().filter(detail -> detail.aspect() == Match.Aspect.PICTURE).toList();
    return picture.isEmpty() ? match.details() : picture;
  }

  private static ObjectNode stretch(Stretch stretch) {
    return Configs.empty()
        .put("Start", seconds(stretch.start()))
        .put("Duration", seconds(stretch.length()));
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).toPlainString();
  }
}
