package dev.cuepost.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * FFmpeg for the demo's own needs: making clips when none are given, and telling what a file is.
 *
 * @param program path or name of {@code ffmpeg}; {@code ffprobe} stands beside it
 */
public record Ffmpeg(String program) {

  /** Three moving clips of different size and rate, a picture and a piece of music. */
  public List<Path> makeClips(Path directory) throws IOException, InterruptedException {
    Path landscape = directory.resolve("landscape.mp4");
    Path portrait = directory.resolve("portrait.mp4");
    Path picture = directory.resolve("picture.png");
    Path music = directory.resolve("music.m4a");
    run(
        "-f lavfi -i testsrc2=size=1280x720:rate=30000/1001:duration=6 "
            + "-f lavfi -i sine=frequency=440:sample_rate=48000:duration=6 "
            + "-c:v libx264 -preset veryfast -pix_fmt yuv420p -c:a aac",
        landscape);
    run(
        "-f lavfi -i mandelbrot=size=540x960:rate=25 -t 5 -c:v libx264 -preset veryfast -pix_fmt yuv420p",
        portrait);
    run("-f lavfi -i gradients=size=1600x900:n=4:seed=7 -frames:v 1", picture);
    run(
        "-f lavfi -i sine=frequency=220:beep_factor=4:sample_rate=44100:duration=20 -c:a aac",
        music);
    return List.of(landscape, portrait, picture, music);
  }

  /** What a media file is, in the words of a person. */
  public String describe(Path file) throws IOException, InterruptedException {
    JsonNode facts = probe(file);
    List<String> streams = new ArrayList<>();
    StreamSupport.stream(facts.path("streams").spliterator(), false)
        .forEach(stream ->
            streams.add(
                switch (stream.path("codec_type").asText()) {
                  case "video" ->
                      "%s %dx%d at %s fps"
                          .formatted(
                              stream.path("codec_name").asText(),
                              stream.path("width").asInt(),
                              stream.path("height").asInt(),
                              stream.path("r_frame_rate").asText().replaceAll("/1$", ""));
                  case "audio" ->
                      "%s %s Hz, %d channels"
                          .formatted(
                              stream.path("codec_name").asText(),
                              stream.path("sample_rate").asText(),
                              stream.path("channels").asInt());
                  default -> stream.path("codec_type").asText();
                }));
    return String.format(
        Locale.ROOT,
        "%.2f s, %,d bytes, %s",
        facts.path("format").path("duration").asDouble(),
        facts.path("format").path("size").asLong(),
        String.join(" + ", streams));
  }

  /** Length in seconds, empty for a file without one. */
  public Optional<Double> seconds(Path file) throws IOException, InterruptedException {
    JsonNode duration = probe(file).path("format").path("duration");
    return duration.isMissingNode() ? Optional.empty() : Optional.of(duration.asDouble());
  }

  private JsonNode probe(Path file) throws IOException, InterruptedException {
    String ffprobe = program.replaceAll("ffmpeg$", "ffprobe");
    return new ObjectMapper()
        .readTree(
            run(
                List.of(
                    ffprobe,
                    "-v",
                    "error",
                    "-show_format",
                    "-show_streams",
                    "-of",
                    "json",
                    file.toString())));
  }

  private void run(String options, Path target) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(program, "-v", "error", "-nostdin", "-y"));
    words.addAll(List.of(options.split(" ", -1)));
    words.add(target.toString());
    run(words);
  }

  private static String run(List<String> words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new DemoFailure(String.join(" ", words) + " failed: " + output.strip());
    }
    return output;
  }
}
