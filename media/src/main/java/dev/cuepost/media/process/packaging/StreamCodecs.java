package dev.cuepost.media.process.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuepost.media.process.picture.RunSeries;
import dev.cuepost.media.process.picture.StoppedException;
import dev.cuepost.media.render.FfmpegRun;
import dev.cuepost.media.render.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Names the codecs of a file.
 *
 * @param until percent of the job that are done with it
 */
record StreamCodecs(RunSeries runs, int until) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Parameter sets stand at a stream's beginning. */
  private static final int MOST_LOOKED_AT = 1 << 20;

  /** All of them, or nothing if one is not known: half a list would be wrong. */
  Optional<String> of(Probe.Found found, Path file) throws IOException, StoppedException {
    var streams = MAPPER.readTree(found.report()).path("streams");
    var facts = found.facts();
    var names = new ArrayList<Optional<String>>();
    if (facts.picture().isPresent()) {
      names.add(picture(at(streams, facts.picture().get().stream()), facts.demuxer(), file));
    }
    facts
        .sound()
        .map(sound -> at(streams, sound.stream()))
        .map(stream ->
            CodecName.sound(stream.path("codec_name").asText(), stream.path("profile").asText()))
        .ifPresent(names::add);
    return names.stream().allMatch(Optional::isPresent)
        ? Optional.of(String.join(",", names.stream().flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  private Optional<String> picture(JsonNode stream, String demuxer, Path file)
      throws IOException, StoppedException {
    return switch (stream.path("codec_name").asText()) {
      case "h264" -> CodecName.h264(beginning(stream, "h264", demuxer, file));
      case "hevc" ->
          CodecName.h265(
              stream.path("codec_tag_string").asText().equals("hev1") ? "hev1" : "hvc1",
              beginning(stream, "hevc", demuxer, file));
      default -> Optional.empty();
    };
  }

  /** The first picture as it is stored, with start codes, behind the sets that describe it. */
  private byte[] beginning(JsonNode stream, String muxer, String demuxer, Path file)
      throws IOException, StoppedException {
    Path raw = file.resolveSibling(file.getFileName() + ".raw");
    var words = new ArrayList<>(FfmpegRun.input(demuxer, file, List.of()));
    words.addAll(List.of("-map", "0:" + stream.path("index").asInt(), "-c", "copy"));
    words.addAll(List.of("-frames:v", "1", "-f", muxer, "file:" + raw.toAbsolutePath()));
    runs.run(words, Duration.ofSeconds(1), until);
    try (var in = Files.newInputStream(raw)) {
      return in.readNBytes(MOST_LOOKED_AT);
    }
  }

  private static JsonNode at(JsonNode streams, int index) {
    return StreamSupport.stream(streams.spliterator(), false)
        .filter(stream -> stream.path("index").asInt() == index)
        .findFirst()
        .orElseThrow();
  }
}
