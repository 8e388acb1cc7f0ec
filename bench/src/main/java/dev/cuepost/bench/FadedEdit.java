package dev.cuepost.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Clips of ten seconds that fade into each other for one, in the languages of three programs.
 *
 * @param edit whose files it is made of
 */
record FadedEdit(MixedEdit edit) {
  private static final int RATE = 25;

  /** For the server. */
  String timeline(String base) {
    var row = new StringJoiner(",");
    for (int clip = 0; clip < edit.clips(); clip++) {
      String fade =
          clip + 1 < edit.clips()
              ? ",\"Effects\":[{\"Type\":\"Transition\",\"SubType\":\"fade\",\"Duration\":1}]"
              : "";
      row.add(
          "{\"MediaURL\":\"%s%s\",\"In\":%d,\"Out\":%d%s}"
              .formatted(base, MixedEdit.name(clip), in(clip), in(clip) + MixedEdit.LENGTH, fade));
    }
    return "{\"VideoTracks\":[{\"VideoTrackClips\":[%s]}]}".formatted(row);
  }

  /** By melt, with the server's settings of the encoder; returns its seconds. */
  double melt(Path target) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("melt", "-silent", "-profile", "atsc_720p_25"));
    for (int clip = 0; clip < edit.clips(); clip++) {
      words.add(file(clip).toString());
      words.add("in=" + in(clip) * RATE);
      words.add("out=" + ((in(clip) + MixedEdit.LENGTH) * RATE - 1));
      if (clip > 0) {
        words.addAll(List.of("-mix", "25", "-mixer", "luma", "-mixer", "mix:-1"));
      }
    }
    words.addAll(List.of("-consumer", "avformat:" + target, "vcodec=libx264"));
    words.addAll(List.of("preset=veryfast", "crf=20", "acodec=aac", "ab=192k"));
    words.add("real_time=-" + Runtime.getRuntime().availableProcessors());
    return seconds(words);
  }

  /** By ges-launch, whose encoder has the settings that GStreamer gives it. */
  double ges(Path target) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("ges-launch-1.0"));
    for (int clip = 0; clip < edit.clips(); clip++) {
      words.addAll(List.of("+clip", file(clip).toUri().toString()));
      words.add("inpoint=%d.0".formatted(in(clip)));
      words.add("duration=%d.0".formatted(MixedEdit.LENGTH));
      words.add("start=%d.0".formatted(clip * (MixedEdit.LENGTH - 1)));
    }
    words.add("--video-caps=video/x-raw,width=1280,height=720,framerate=25/1");
    words.addAll(List.of("-o", target.toUri().toString()));
    words.addAll(
        List.of("-f", "video/quicktime,variant=iso:video/x-h264:audio/mpeg,mpegversion=4"));
    return seconds(words);
  }

  private static double seconds(List<String> words) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", words));
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Seconds of a film, to see that it is all there. */
  static double length(Path film) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "format=duration",
                "-of",
                "csv=p=0",
                film.toString())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return Double.parseDouble(said.toLowerCase(Locale.ROOT));
  }

  private Path file(int clip) {
    return edit.directory().resolve(MixedEdit.name(clip));
  }

  private static int in(int clip) {
    return MixedEdit.in(clip);
  }
}
