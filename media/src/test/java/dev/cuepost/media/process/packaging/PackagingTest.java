package dev.cuepost.media.process.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.packaging.Packaging.Input;
import dev.cuepost.media.process.picture.Footage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Master playlists of real renditions, and what is not let through. */
@Tag("slow")
class PackagingTest {
  private static final String SOURCE =
      "-f|lavfi|-i|testsrc2=s=320x180:r=25:d=5|-f|lavfi|-i|sine=duration=5|";
  private static final String HLS = "|-f|hls|-hls_time|2|-hls_list_size|0|-hls_segment_filename|";

  @TempDir static Path folder;
  @TempDir Path directory;
  private static Footage footage;
  private final List<Integer> progress = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeMaterials() throws IOException {
    footage = new Footage(folder, Footage.installed());
    footage.make(
        "low.m3u8",
        SOURCE
            + "-c:v|libx264|-preset|ultrafast|-profile:v|baseline|-level|1.3|-b:v|200k|-g|50|-c:a|aac"
            + HLS
            + folder.resolve("low%d.ts"));
    footage.make(
        "high.m3u8",
        SOURCE
            + "-vf|scale=640:360|-c:v|libx264|-preset|veryfast|-profile:v|high|-level|3.1|-crf|20|-g|50|-c:a|aac"
            + HLS
            + folder.resolve("high%d.ts"));
  }

  @Test
  void two_renditions_are_offered_with_their_bit_rates_sizes_and_codecs() throws Exception {
    var lines = Files.readAllLines(made(input("low.m3u8"), input("high.m3u8")));
    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst()).isEqualTo("#EXTM3U");
    assertThat(lines.get(1))
        .endsWith(",CODECS=\"avc1.42C00D,mp4a.40.2\",RESOLUTION=320x180,FRAME-RATE=25.000");
    assertThat(lines.get(2)).isEqualTo("some/low.m3u8");
    assertThat(lines.get(3))
        .endsWith(",CODECS=\"avc1.64001F,mp4a.40.2\",RESOLUTION=640x360,FRAME-RATE=25.000");
    assertThat(lines.get(4)).isEqualTo("some/high.m3u8");
    for (String name : List.of("low", "high")) {
      double bits = 0;
      double peak = 0;
      for (int segment = 0; segment < 3; segment++) {
        double own = 8.0 * Files.size(folder.resolve(name + segment + ".ts"));
        bits += own;
        peak = Math.max(peak, own / (segment == 2 ? 1 : 2));
      }
      String line = lines.get(name.equals("low") ? 1 : 3);
      assertThat(number("BANDWIDTH", line)).isBetween((long) (peak * 0.97), (long) (peak * 1.03));
      assertThat(number("AVERAGE-BANDWIDTH", line))
          .isBetween((long) (bits / 5 * 0.97), (long) (bits / 5 * 1.03));
    }
    assertThat(progress).isSorted().endsWith(100);
  }

  @Test
  void renditions_in_mp4_segments_are_looked_at_with_their_map() throws Exception {
    footage.make(
        "hevc.m3u8",
        SOURCE
            + "-c:v|libx265|-preset|ultrafast|-x265-params|log-level=error|-tag:v|hvc1|-c:a|aac"
            + "|-f|hls|-hls_segment_type|fmp4|-hls_fmp4_init_filename|init.mp4|-hls_list_size|0|-hls_segment_filename|"
            + folder.resolve("hevc%d.m4s"));
    assertThat(Files.readString(made(input("hevc.m3u8"))))
        .contains("CODECS=\"hvc1.1.6.L60.90,mp4a.40.2\",RESOLUTION=320x180");
  }

  @Test
  void parts_of_one_file_count_as_segments() throws Exception {
    footage.make(
        "single.m3u8",
        SOURCE
            + "-c:v|libx264|-preset|ultrafast|-g|50|-an|-f|hls|-hls_time|2|-hls_flags|single_file|-hls_list_size|0");
    assertThat(Files.readString(folder.resolve("single.m3u8"))).contains("#EXT-X-BYTERANGE");
    String text = Files.readString(made(input("single.m3u8")));
    long size = Files.size(folder.resolve("single.ts"));
    assertThat(number("AVERAGE-BANDWIDTH", text)).isBetween(size * 8 / 6, size * 8 / 4);
    assertThat(text).contains("CODECS=\"avc1.42C0").contains("RESOLUTION=320x180");
  }

  @Test
  void sound_alone_has_no_size() throws Exception {
    footage.make(
        "sound.m3u8", "-f|lavfi|-i|sine=duration=4|-c:a|aac|-f|hls|-hls_time|2|-hls_list_size|0");
    assertThat(Files.readString(made(input("sound.m3u8"))))
        .contains("CODECS=\"mp4a.40.2\"\n")
        .doesNotContain("RESOLUTION")
        .doesNotContain("FRAME-RATE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/hostname",
        "../low0.ts",
        "..",
        "sub/low0.ts",
        "http://127.0.0.1:1/low0.ts",
        "file:low0.ts",
        "data:video/mp2t,x",
        "low0.ts?x",
        "low%30.ts",
        "..\\low0.ts",
        ".low0.ts",
        "missing.ts",
        "link.ts"
      })
  void a_playlist_that_names_anything_but_files_beside_it_is_refused(String name) throws Exception {
    if (!Files.exists(folder.resolve("link.ts"))) {
      Files.createSymbolicLink(folder.resolve("link.ts"), folder.resolve("low0.ts"));
    }
    assertRefused("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + name + "\n#EXT-X-ENDLIST\n");
    assertRefused(
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MAP:URI=\""
            + name
            + "\"\n#EXTINF:2,\nlow0.ts\n#EXT-X-ENDLIST\n");
  }

  @Test
  void a_playlist_that_is_huge_or_not_text_is_refused() throws Exception {
    assertRefused("#EXTM3U\n" + "#\n".repeat(2_200_000));
    Path file = folder.resolve("latin.m3u8");
    Files.write(file, new byte[] {'#', 'E', 'X', 'T', 'M', '3', 'U', '\n', '#', (byte) 0xe9, '\n'});
    assertThat(run(new Input("a", file)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.message()).contains("UTF-8"));
  }

  @Test
  void bytes_that_are_not_there_are_refused() throws Exception {
    assertRefused(
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n#EXT-X-BYTERANGE:900000000@1\nlow0.ts\n#EXT-X-ENDLIST\n");
  }

  @Test
  void a_segment_that_is_no_media_is_refused() throws Exception {
    Files.writeString(folder.resolve("text.ts"), "plain text\n".repeat(100));
    assertRefused("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\ntext.ts\n#EXT-X-ENDLIST\n");
  }

  @Test
  void nothing_and_a_name_that_is_no_line_are_refused() throws Exception {
    assertThat(run()).isInstanceOf(Outcome.Failed.class);
    assertThat(run(new Input("a\n#EXT-X-KEY:METHOD=NONE", folder.resolve("low.m3u8"))))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void an_interrupt_cancels_it_and_the_limit_stops_it() throws Exception {
    Thread.currentThread().interrupt();
    assertThat(run(input("low.m3u8"))).isEqualTo(new Outcome.Cancelled());
    assertThat(Thread.interrupted()).isTrue();
    var limit = Duration.ofNanos(1);
    assertThat(
            new Packaging(footage.ffmpeg)
                .run(List.of(input("low.m3u8")), directory, "m", limit, progress::add))
        .isEqualTo(new Outcome.TimedOut(limit));
  }

  private static Input input(String name) {
    return new Input("some/" + name, folder.resolve(name));
  }

  private Path made(Input... inputs) throws IOException {
    assertThat(run(inputs)).isEqualTo(new Outcome.Made(List.of(directory.resolve("master.m3u8"))));
    return directory.resolve("master.m3u8");
  }

  private Outcome run(Input... inputs) throws IOException {
    return new Packaging(footage.ffmpeg)
        .run(List.of(inputs), directory, "p/master.m3u8", Footage.LIMIT, progress::add);
  }

  private void assertRefused(String playlist) throws IOException {
    Path file = folder.resolve("hostile.m3u8");
    Files.writeString(file, playlist);
    assertThat(run(new Input("a", file)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("InvalidParameter.ResourceContentBad");
              assertThat(failed.message()).doesNotContain(folder.toString());
            });
    try (var left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  private static long number(String attribute, String text) {
    var match = Pattern.compile("[:,]" + attribute + "=(\\d+)").matcher(text);
    assertThat(match.find()).isTrue();
    return Long.parseLong(match.group(1));
  }
}
