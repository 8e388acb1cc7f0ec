package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.MediaFacts.Turn;
import dev.cuepost.media.json.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class ProbeTest {
  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.clip("plain.mp4", "320x240", 2, "", 440);
  }

  @Test
  void a_video_tells_its_size_rate_length_and_sound() throws Exception {
    var facts = studio.facts("plain.mp4");
    assertThat(facts.demuxer()).isEqualTo("mov");
    var picture = facts.picture().orElseThrow();
    assertThat(picture.shownWidth()).isEqualTo(320);
    assertThat(picture.shownHeight()).isEqualTo(240);
    assertThat(picture.rate().text()).isEqualTo("25/1");
    assertThat(picture.length()).isEqualTo(Duration.ofSeconds(2));
    assertThat(picture.still()).isFalse();
    assertThat(facts.sound().orElseThrow().channels()).isEqualTo(1);
  }

  @Test
  void a_picture_is_known_by_its_bytes_whatever_its_name_says() throws Exception {
    Files.copy(
        studio.make("a.png", "-f|lavfi|-i|color=red:s=64x32|-frames:v|1"),
        folder.resolve("still%03d.mp4"));
    var facts = studio.facts("still%03d.mp4");
    assertThat(facts.demuxer()).isEqualTo("png_pipe");
    assertThat(facts.picture().orElseThrow().still()).isTrue();
    assertThat(facts.picture().orElseThrow().color().rgb()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"90, LEFT", "-90, RIGHT", "180, HALF", "0, NONE"})
  void a_turned_video_is_known(int display, Turn turn) throws Exception {
    Path file = Turned.video(studio, "plain.mp4", "turned" + display + ".mp4", display);
    var picture = studio.facts(file.getFileName().toString()).picture().orElseThrow();
    assertThat(picture.turn()).isEqualTo(turn);
    assertThat(picture.shownWidth()).isEqualTo(turn.swapsSides() ? 240 : 320);
  }

  @ParameterizedTest
  @CsvSource({"1, NONE", "3, HALF", "6, RIGHT", "8, LEFT"})
  void a_photograph_turned_by_its_camera_is_known(int orientation, Turn turn) throws Exception {
    Path photo =
        studio.make("photo.jpg", "-f|lavfi|-i|testsrc=s=320x240|-frames:v|1|-pix_fmt|yuvj420p");
    Turned.photo(photo, folder.resolve("turned.jpg"), orientation);
    assertThat(studio.facts("turned.jpg").picture().orElseThrow().turn()).isEqualTo(turn);
  }

  @Test
  void the_cover_of_a_song_is_not_its_picture() throws Exception {
    studio.make("cover.png", "-f|lavfi|-i|color=red:s=64x64|-frames:v|1");
    studio.tone("song.m4a", 2, 440);
    studio.make(
        "covered.m4a",
        "-i|%s|-i|%s|-map|0|-map|1|-c:a|copy|-c:v|png|-disposition:v:0|attached_pic|-f|mp4"
            .formatted(folder.resolve("song.m4a"), folder.resolve("cover.png")));
    var facts = studio.facts("covered.m4a");
    assertThat(facts.picture()).isEmpty();
    assertThat(facts.sound()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"m3u8", "ffconcat", "mp4", "txt", "mpd", "sdp"})
  void a_playlist_is_refused_under_any_name(String extension) throws Exception {
    for (String text :
        new String[] {
          "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n%s\n#EXT-X-ENDLIST\n",
          "ffconcat version 1.0\nfile '%s'\n",
          "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n%s\n",
          "plain text about %s\n",
          ""
        }) {
      Path file = folder.resolve("list." + extension);
      Files.writeString(file, text.formatted(folder.resolve("plain.mp4")));
      assertRefused(file);
    }
  }

  /** Without its program it can only answer what it remembers. */
  @Test
  void a_file_that_was_looked_at_is_known_under_another_name_until_it_is_written_to()
      throws Exception {
    Path program = Files.createSymbolicLink(folder.resolve("ffprobe"), studio.ffmpeg.ffprobe());
    var probe = new Probe(new Ffmpeg(studio.ffmpeg.ffmpeg(), program, studio.ffmpeg.version()));
    Path file = Files.copy(folder.resolve("plain.mp4"), folder.resolve("known.mp4"));
    var found = probe.look(file).orThrow();
    Files.delete(program);

    Path moved = Files.move(file, folder.resolve("moved.mp4"));
    assertThat(probe.look(moved).orThrow()).isEqualTo(found);
    Files.write(moved, new byte[] {0}, StandardOpenOption.APPEND);
    assertThat(probe.look(moved)).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void half_a_file_is_refused() throws Exception {
    Path file = folder.resolve("half.mp4");
    var bytes = Files.readAllBytes(folder.resolve("plain.mp4"));
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(file);
  }

  @Test
  void a_picture_of_absurd_size_is_refused_without_being_decoded() throws Exception {
    assertRefused(Files.write(folder.resolve("bomb.png"), pngOf(50_000, 50_000)));
    assertRefused(Files.write(folder.resolve("ribbon.png"), pngOf(20_000, 10)));
  }

  @Test
  void a_file_that_takes_too_long_is_refused() throws Exception {
    var probe = new Probe(studio.ffmpeg, Duration.ofNanos(1));
    assertThat(probe.probe(folder.resolve("plain.mp4")))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected ->
                assertThat(rejected.rejection().code())
                    .isEqualTo("InvalidParameter.ResourceContentBad"));
  }

  private static void assertRefused(Path file) throws InterruptedException {
    assertThat(new Probe(studio.ffmpeg).probe(file))
        .as(file.toString())
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected -> {
              assertThat(rejected.rejection().code())
                  .isEqualTo("InvalidParameter.ResourceContentBad");
              assertThat(rejected.rejection().message()).doesNotContain(folder.toString());
            });
  }

  private static byte[] pngOf(int width, int height) throws IOException {
    var header = new ByteArrayOutputStream();
    var fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    var file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(file, "IHDR", header.toByteArray());
    chunk(file, "IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1});
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String name, byte[] content)
      throws IOException {
    var checked = new ByteArrayOutputStream();
    checked.write(name.getBytes(StandardCharsets.US_ASCII));
    checked.write(content);
    var sum = new CRC32();
    sum.update(checked.toByteArray());
    var out = new DataOutputStream(file);
    out.writeInt(content.length);
    out.write(checked.toByteArray());
    out.writeInt((int) sum.getValue());
  }
}
