package dev.cuepost.media.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that was made, as FFmpeg's programs tell of it, to be compared with another one. */
public record MadeFilm(Path file) {
  /**
   * What its streams are.
   *
   * @param more entries of ffprobe's streams besides
   */
  String streams(String... more) throws IOException {
    List<String> entries = new ArrayList<>(List.of(more));
    entries.add(
        "codec_name,codec_tag_string,width,height,pix_fmt,color_range,color_space,"
            + "color_primaries,color_transfer,avg_frame_rate,sample_rate,channels,start_time");
    return said(
        FoundFfmpeg.quick().ffprobe(),
        "-show_entries",
        "stream=" + String.join(",", entries),
        "-of",
        "csv=p=0",
        "-i",
        file.toString());
  }

  /** When the frames are shown, in order. */
  List<String> moments() throws IOException {
    return said(
            FoundFfmpeg.quick().ffprobe(),
            "-select_streams",
            "v",
            "-show_entries",
            "frame=pts_time",
            "-of",
            "csv=p=0",
            "-i",
            file.toString())
        .lines()
        .map(line -> line.replace(",", ""))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** What each frame is, in order. */
  List<String> digests() throws IOException {
    return said(
            FoundFfmpeg.quick().ffmpeg(),
            "-i",
            file.toString(),
            "-map",
            "0:v",
            "-fps_mode",
            "passthrough",
            "-f",
            "framemd5",
            "-")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
        .toList();
  }

  String soundDigest() throws IOException {
    return said(
        FoundFfmpeg.quick().ffmpeg(), "-i", file.toString(), "-map", "0:a", "-f", "md5", "-");
  }

  /** How like the least like frame is to the other's of its number, in decibels of its luma. */
  public double leastLikeness(Path other) throws IOException {
    return said(
            FoundFfmpeg.quick().ffmpeg(),
            "-i",
            file.toString(),
            "-i",
            other.toString(),
            "-filter_complex",
            "[0:v]settb=1/25,setpts=N[a];[1:v]settb=1/25,setpts=N[b];[a][b]psnr=stats_file=-",
            "-f",
            "null",
            "-")
        .lines()
        .filter(line -> line.contains("psnr_y:") && !line.contains("psnr_y:inf"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll(".*psnr_y:(\\S+).*", "$1")))
        .min()
        .orElse(99);
  }

  /** What a decoder that forgives nothing says of the whole file. */
  String complaints() throws IOException {
    return said(
            FoundFfmpeg.quick().ffmpeg(),
            "-xerror",
            "-err_detect",
            "explode",
            "-i",
            file.toString(),
            "-f",
            "null",
            "-")
        .strip();
  }

  private static String said(Path program, String... words) throws IOException {
    var command = new ArrayList<>(List.of(program.toString(), "-v", "error"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
