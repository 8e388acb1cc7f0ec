package dev.cuepost.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Output;
import dev.cuepost.media.render.Ffmpeg;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The looks that {@code doctor} takes at a machine. */
final class Checkup {
  private static final int SYNCS = 50;
  private static final List<String> FILTERS =
      List.of(
          "xfade", "overlay", "scale", "loudnorm", "subtitles", "ass", "colormatrix", "drawtext");
  private static final List<String> ENCODERS = List.of("libx264", "libx265", "libvpx-vp9", "aac");

  private final ServerConfig config;

  Checkup(ServerConfig config) {
    this.config = config;
  }

  /** What one look showed. */
  record Finding(State state, String what, String remedy) {
    enum State {
      GOOD,
      /** Something will not work. */
      LACKS,
      /** A server cannot run. */
      BAD
    }

    static Finding good(String what) {
      return new Finding(State.GOOD, what, "");
    }

    boolean prevents() {
      return state == State.BAD;
    }

    ObjectNode json() {
      return Output.object().put("State", state.name()).put("Finding", what).put("Remedy", remedy);
    }

    String line() {
      String mark =
          switch (state) {
            case GOOD -> "ok   ";
            case LACKS -> "lacks";
            case BAD -> "BAD  ";
          };
      return mark + "  " + what + (remedy.isEmpty() ? "" : "\n       -> " + remedy);
    }
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.good("Java " + Runtime.version()));
    findings.addAll(media());
    findings.add(fonts());
    findings.add(disk());
    findings.add(port("port", config.port()));
    findings.add(port("oss-port", config.ossPort()));
    return findings;
  }

  /** The programs that a server with these settings would use. */
  Ffmpeg ffmpeg() {
    return new MediaPrograms(config, config.data().toAbsolutePath().resolve("tools")).ffmpeg();
  }

  private List<Finding> media() {
    try {
      Ffmpeg ffmpeg = ffmpeg();
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.good("FFmpeg %s at %s".formatted(ffmpeg.version(), ffmpeg.ffmpeg())));
      findings.add(parts(ffmpeg, "-filters", FILTERS, "filters"));
      findings.add(parts(ffmpeg, "-encoders", ENCODERS, "encoders"));
      return findings;
    } catch (IOException | RuntimeException e) {
      return List.of(
          new Finding(
              Finding.State.BAD,
              "FFmpeg: " + e.getMessage(),
              "install your system's package ffmpeg, or set the key ffmpeg to its path"));
    }
  }

  private static Finding parts(Ffmpeg ffmpeg, String option, List<String> wanted, String kind)
      throws IOException {
    String listing = output(ffmpeg.ffmpeg().toString(), "-hide_banner", option);
    List<String> missing =
        wanted.stream().filter(name -> !listing.matches("(?s).*\\s" + name + "\\s.*")).toList();
    return missing.isEmpty()
        ? Finding.good("FFmpeg has the %s %s".formatted(kind, String.join(", ", wanted)))
        : new Finding(
            Finding.State.LACKS,
            "FFmpeg lacks the %s %s".formatted(kind, String.join(", ", missing)),
            "edits that need them fail; your system's package ffmpeg usually has them");
  }

  private static Finding fonts() {
    try {
      long count = output("fc-list").lines().count();
      return count > 0
          ? Finding.good(count + " fonts")
          : new Finding(Finding.State.LACKS, "no fonts", "install one, such as fonts-noto-cjk");
    } catch (IOException e) {
      return new Finding(
          Finding.State.LACKS,
          "fonts cannot be listed: " + e.getMessage(),
          "install fontconfig and a font, such as fonts-noto-cjk; captions need them");
    }
  }

  private Finding disk() {
    Path directory = config.data().toAbsolutePath();
    try {
      Files.createDirectories(directory);
      Path file = Files.createTempFile(directory, "doctor", ".tmp");
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        long start = System.nanoTime();
        for (int count = 0; count < SYNCS; count++) {
          channel.write(ByteBuffer.wrap(new byte[1_024]));
          channel.force(false);
        }
        double perSecond = SYNCS / ((System.nanoTime() - start) / 1e9);
        return Finding.good(
            "disk of %s: %.0f syncs/s, %d GiB free"
                .formatted(
                    directory, perSecond, Files.getFileStore(directory).getUsableSpace() >> 30));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      return new Finding(
          Finding.State.BAD,
          "%s cannot be written: %s".formatted(directory, e.getMessage()),
          "give a directory of your own with --data");
    }
  }

  private Finding port(String name, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(config.address(), port));
      return Finding.good("%s %d is free".formatted(name, port));
    } catch (IOException e) {
      return new Finding(
          Finding.State.BAD,
          "%s %d at %s cannot be opened: %s".formatted(name, port, config.host(), e.getMessage()),
          "stop what listens there, or set another " + name);
    }
  }

  private static String output(String... words) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
