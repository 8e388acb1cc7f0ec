package dev.cuepost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Ten cuts, in three languages: as a Timeline, as one filter graph, and as a list of packets.
 *
 * @param film of ten minutes, 1920x1080 at 25 frames a second
 * @param length of each cut in seconds
 * @param directory for what comes out
 */
record Cuts(Path film, int length, Path directory) {
  private static final int COUNT = 10;
  private static final int PIECES = 30;

  /** Makes the film unless it is there: twenty seconds, encoded once and copied thirty times. */
  void makeFilm() throws IOException, InterruptedException {
    if (Files.exists(film)) {
      return;
    }
    System.out.println("making a film of ten minutes");
    Files.createDirectories(film.resolveSibling(""));
    Path piece = film.resolveSibling("piece.mp4");
    timed(
        "-f lavfi -i testsrc2=s=1920x1080:r=25,noise=alls=6:allf=t -f lavfi -i"
            + " anoisesrc=c=pink:a=0.1:r=48000 -t 20 -c:v libx264 -preset veryfast -g 50"
            + " -pix_fmt yuv420p -c:a aac -b:a 192k -ac 2",
        piece);
    Path list = film.resolveSibling("pieces");
    Files.writeString(list, "file piece.mp4\n".repeat(PIECES));
    Path unfinished = film.resolveSibling("unfinished.mp4");
    timed("-f concat -i " + list + " -c copy -movflags +faststart", unfinished);
    Files.move(unfinished, film, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Nowhere near a key frame. */
  private static double in(int cut) {
    return cut * 59 + 3.3 + cut % 3 * 0.44;
  }

  /** For the server, where the film has that address. */
  String timeline(String address) {
    var row = new StringJoiner(",");
    for (int cut = 0; cut < COUNT; cut++) {
      row.add(
          String.format(
              Locale.ROOT,
              "{\"MediaURL\":\"%s\",\"In\":%.2f,\"Out\":%.2f}",
              address,
              in(cut),
              in(cut) + length));
    }
    return "{\"VideoTracks\":[{\"VideoTrackClips\":[" + row + "]}]}";
  }

  /** Seconds of a command that encodes everything again, as the server would. */
  double encoded() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    var graph = new StringBuilder();
    for (int cut = 0; cut < COUNT; cut++) {
      words.addAll(List.of("-ss", Double.toString(in(cut)), "-t", Integer.toString(length)));
      words.addAll(List.of("-i", film.toString()));
      graph.append("[%1$d:v][%1$d:a]".formatted(cut));
    }
    words.addAll(List.of("-filter_complex", graph + "concat=n=%d:v=1:a=1[v][a]".formatted(COUNT)));
    words.addAll(List.of("-map", "[v]", "-map", "[a]", "-c:v", "libx264", "-preset", "veryfast"));
    words.addAll(List.of("-crf", "20", "-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart"));
    words.add(directory.resolve("encoded.mp4").toString());
    return timed(words);
  }

  /** Seconds of a command that copies packets. */
  double copied() throws IOException, InterruptedException {
    var list = new StringBuilder();
    for (int cut = 0; cut < COUNT; cut++) {
      list.append(
          String.format(
              Locale.ROOT,
              "file '%s'%ninpoint %.2f%noutpoint %.2f%n",
              film,
              in(cut),
              in(cut) + length));
    }
    Path file = Files.writeString(directory.resolve("list"), list);
    return timed(
        List.of(
            "-f",
            "concat",
            "-safe",
            "0",
            "-i",
            file.toString(),
            "-c",
            "copy",
            directory.resolve("copied.mp4").toString()));
  }

  private static double timed(String words, Path target) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of(words.split(" ")));
    all.add(target.toString());
    return timed(all);
  }

  private static double timed(List<String> words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
    command.addAll(words);
    long begun = System.nanoTime();
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command));
    }
    return (System.nanoTime() - begun) / 1e9;
  }
}
