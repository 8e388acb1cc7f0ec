package dev.cuepost.bench;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.demo.Edit;
import dev.cuepost.demo.Ffmpeg;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The demo's edit: seconds from the submission to the callback's arrival in the queue. Baseline:
 * the same cut of the same files by one FFmpeg command written by hand, with the same encoder
 * settings.
 */
@Command(name = "render", description = "the demo's edit beside one hand-written ffmpeg command")
final class RenderBench implements Callable<Integer> {
  @Option(names = "--server", required = true, split = " ", hidden = true)
  private List<String> server = List.of();

  @Option(names = "--rounds", defaultValue = "5", description = "default: ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Override
  public Integer call() throws Exception {
    var job = new Rounds();
    var byHand = new Rounds();
    try (var running = EditingServer.start(server)) {
      List<Path> clips = new Ffmpeg("ffmpeg").makeClips(running.directory());
      clips.forEach(running::put);
      for (int round = -1; round < rounds; round++) {
        double jobSeconds = running.seconds(timeline(running), "film.mp4");
        double handSeconds = byHand(clips, running.directory().resolve("by-hand.mp4"));
        if (round >= 0) { // the first round warms up
          job.add(jobSeconds);
          byHand.add(handSeconds);
        }
      }
    }
    System.out.println("submit to callback:   " + job.line("s"));
    System.out.println("ffmpeg by hand:       " + byHand.line("s"));
    System.out.printf(Locale.ROOT, "ratio of the medians: %.2f%n", job.median() / byHand.median());
    return 0;
  }

  private static String timeline(EditingServer server) {
    return new Edit(
            List.of(
                new Edit.Cut(server.address("landscape.mp4"), 1.5, 4.5),
                new Edit.Cut(server.address("portrait.mp4"), 1.25, 3.75)),
            List.of(server.address("picture.png")),
            List.of(server.address("music.m4a")))
        .timeline();
  }

  private static double byHand(List<Path> clips, Path target) throws Exception {
    String fit =
        "fps=30000/1001,scale=1280:720:force_original_aspect_ratio=decrease,"
            + "pad=1280:720:(ow-iw)/2:(oh-ih)/2,setsar=1,format=yuv420p";
    String graph =
        "[0:v]%1$s[a];[1:v]%1$s[b];[2:v]%1$s[c];[a][b][c]concat=n=3[v];".formatted(fit)
            + "[0:a]aresample=48000,apad=whole_dur=7.5[s];"
            + "[3:a]aresample=48000,volume=0.3,afade=t=out:st=6.5:d=1[m];"
            + "[s][m]amix=inputs=2:normalize=0,alimiter,atrim=end=7.5[out]";
    List<String> words =
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-nostdin",
            "-y",
            "-ss",
            "1.5",
            "-t",
            "3",
            "-i",
            clips.get(0).toString(),
            "-ss",
            "1.25",
            "-t",
            "2.5",
            "-i",
            clips.get(1).toString(),
            "-loop",
            "1",
            "-t",
            "2",
            "-i",
            clips.get(2).toString(),
            "-stream_loop",
            "-1",
            "-t",
            "7.5",
            "-i",
            clips.get(3).toString(),
            "-filter_complex",
            graph,
            "-map",
            "[v]",
            "-map",
            "[out]",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-crf",
            "20",
            "-c:a",
            "aac",
            "-b:a",
            "192k",
            "-ac",
            "2",
            "-movflags",
            "+faststart",
            target.toString());
    long begun = System.nanoTime();
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", words));
    }
    return (System.nanoTime() - begun) / 1e9;
  }
}
