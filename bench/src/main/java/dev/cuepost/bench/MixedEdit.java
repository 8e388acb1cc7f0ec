package dev.cuepost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The same edit in two languages: as a Timeline, and as one filter graph that a person would write.
 *
 * @param directory of its files
 * @param clips how many there are, of ten seconds each, that overlap by one
 */
record MixedEdit(Path directory, int clips) {
  static final int LENGTH = 10;

  static MixedEdit make(Path directory, int clips) throws IOException, InterruptedException {
    var edit = new MixedEdit(directory, clips);
    for (Path file : edit.files()) {
      String name = file.getFileName().toString();
      run(
          switch (name) {
            case "music.m4a" ->
                "-f lavfi -i sine=frequency=220:beep_factor=4:sample_rate=48000 -t 300 -c:a aac";
            case "first.mp4" ->
                "-f lavfi -i testsrc2=size=1280x720:rate=25 -f lavfi -i sine=frequency=440 -t 30"
                    + " -c:v libx264 -preset veryfast -pix_fmt yuv420p -c:a aac";
            default ->
                "-f lavfi -i mandelbrot=size=1280x720:rate=25 -f lavfi -i sine=frequency=330 -t 30"
                    + " -c:v libx264 -preset veryfast -pix_fmt yuv420p -c:a aac";
          },
          file);
    }
    Files.writeString(directory.resolve("captions.srt"), edit.captions());
    return edit;
  }

  List<Path> files() {
    return List.of(
        directory.resolve("first.mp4"),
        directory.resolve("second.mp4"),
        directory.resolve("music.m4a"));
  }

  /** Length of the whole. */
  double seconds() {
    return clips * (LENGTH - 1) + 1;
  }

  /**
   * For the server.
   *
   * @param base what the addresses of the files begin with
   */
  String timeline(String base) {
    var row = new StringJoiner(",");
    for (int clip = 0; clip < clips; clip++) {
      String fade =
          clip + 1 < clips
              ? ",\"Effects\":[{\"Type\":\"Transition\",\"SubType\":\"fade\",\"Duration\":1}]"
              : "";
      row.add(
          "{\"MediaURL\":\"%s%s\",\"In\":%d,\"Out\":%d%s}"
              .formatted(base, name(clip), in(clip), in(clip) + LENGTH, fade));
    }
    var texts = new StringJoiner(",");
    for (int text = 0; text < seconds() / 5 - 1; text++) {
      texts.add(
          """
          {"Type":"Text","Content":"Caption %d","TimelineIn":%d,"TimelineOut":%d,
           "FontSize":40,"Y":620,"Alignment":"TopCenter"}\
          """
              .formatted(text, text * 5, text * 5 + 4));
    }
    return """
    {"VideoTracks":[
      {"VideoTrackClips":[%s]},
      {"VideoTrackClips":[{"MediaURL":"%ssecond.mp4","TimelineIn":5,"TimelineOut":%s,
        "X":0.65,"Y":0.05,"Width":0.3,"Height":0.3,"Effects":[{"Type":"Volume","Gain":0}]}]}],
     "AudioTracks":[{"AudioTrackClips":[{"MediaURL":"%smusic.m4a","In":0,"Out":%s,
        "Effects":[{"Type":"Volume","Gain":0.3}]}]}],
     "SubtitleTracks":[{"SubtitleTrackClips":[%s]}]}
    """
        .formatted(row, base, Math.min(30, seconds()), base, seconds(), texts);
  }

  /** By hand; returns its seconds. */
  double byHand(Path target) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("-y"));
    var graph = new StringBuilder();
    String video = "[0:v]";
    String audio = "[0:a]";
    for (int clip = 0; clip < clips; clip++) {
      words.addAll(List.of("-ss", Integer.toString(in(clip)), "-t", Integer.toString(LENGTH)));
      words.addAll(List.of("-i", directory.resolve(name(clip)).toString()));
      if (clip > 0) {
        graph.append(
            "%s[%d:v]xfade=transition=fade:duration=1:offset=%d[v%d];%s[%d:a]acrossfade=d=1[a%d];"
                .formatted(video, clip, clip * (LENGTH - 1), clip, audio, clip, clip));
        video = "[v%d]".formatted(clip);
        audio = "[a%d]".formatted(clip);
      }
    }
    words.addAll(List.of("-t", "25", "-i", directory.resolve("second.mp4").toString()));
    words.addAll(List.of("-i", directory.resolve("music.m4a").toString()));
    graph.append(
        """
        [%d:v]scale=384:216,setpts=PTS+5/TB[inset];
        %s[inset]overlay=x=832:y=36:eof_action=pass,subtitles=%s[picture];
        [%d:a]volume=0.3[music];
        %s[music]amix=inputs=2:normalize=0:duration=first,alimiter[sound]\
        """
            .formatted(clips, video, directory.resolve("captions.srt"), clips + 1, audio));
    words.addAll(List.of("-filter_complex", graph.toString()));
    words.addAll(List.of("-map", "[picture]", "-map", "[sound]"));
    words.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "20"));
    words.addAll(List.of("-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "192k", "-ac", "2"));
    words.addAll(List.of("-movflags", "+faststart", target.toString()));
    long begun = System.nanoTime();
    run(words);
    return (System.nanoTime() - begun) / 1e9;
  }

  private String captions() {
    var text = new StringBuilder();
    for (int cue = 0; cue < seconds() / 5 - 1; cue++) {
      text.append(
          "%d%n%s --> %s%nCaption %d%n%n"
              .formatted(cue + 1, clock(cue * 5), clock(cue * 5 + 4), cue));
    }
    return text.toString();
  }

  private static String clock(int seconds) {
    return "%02d:%02d:%02d,000".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  static String name(int clip) {
    return clip % 2 == 0 ? "first.mp4" : "second.mp4";
  }

  /** Other moments of the files each time. */
  static int in(int clip) {
    return clip * 3 % 20;
  }

  private static void run(String words, Path target) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of(words.split(" ")));
    all.add(target.toString());
    run(all);
  }

  private static void run(List<String> words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin"));
    command.addAll(words);
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command));
    }
  }
}
