package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.vod.DnaMatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a job found in a library, read from its result. */
final class DnaData {
  private DnaData() {}

  static List<DnaMatch> of(String data) {
    List<DnaMatch> matches = new ArrayList<>();
    for (JsonNode match : Configs.object(data).path("VideoDNA")) {
      List<DnaMatch.Part> parts = new ArrayList<>();
      for (JsonNode part : match.path("Detail")) {
        parts.add(new DnaMatch.Part(span(part.path("Input")), span(part.path("Duplication"))));
      }
      matches.add(
          new DnaMatch(
              new BigDecimal(match.path("Similarity").asText()),
              match.path("PrimaryKey").asText(),
              parts));
    }
    return matches;
  }

  private static DnaMatch.Span span(JsonNode span) {
    return new DnaMatch.Span(
        new BigDecimal(span.path("Start").asText()),
        new BigDecimal(span.path("Duration").asText()));
  }
}
