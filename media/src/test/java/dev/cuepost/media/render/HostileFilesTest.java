package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.caption.FontFace;
import dev.cuepost.media.json.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders that mean harm, before the real programs. */
class HostileFilesTest {
  private static final Path FONT = Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
  private static final String OUTPUT =
      "{\"MediaURL\":\"http://b.oss-cn-shanghai.aliyuncs.com/o.mp4\",\"Width\":160,\"Height\":128}";
  private static final String CAPTIONED =
      """
      {"VideoTracks":[{"VideoTrackClips":[{"Type":"Image","MediaURL":"FX/a.png","Duration":0.2}]}],
       "SubtitleTracks":[{"SubtitleTrackClips":[
         {"Content":"Wag","FontURL":"FX/font.ttf","FontSize":90},
         {"FileURL":"FX/a.srt","FontSize":20,"Y":0.7}]}]}
      """;

  @TempDir Path folder;

  /** The names of files are ours, but not that of the folder in which they lie. */
  @Test
  void a_folder_may_have_any_name_wherever_a_filter_graph_names_it() throws Exception {
    var studio = studio("it's 100%d [0:v];$(x) \"a\\b\\\n,c=*?:'d");
    var film = studio.render(CAPTIONED, OUTPUT);
    assertThat(film.frames()).isEqualTo(5);
    // white letters on grey: both documents and the font were found
    assertThat(lightest(film, 0, 80)).isGreaterThan(200);
    assertThat(lightest(film, 90, 128)).isGreaterThan(200);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2})
  void a_damaged_font_is_refused_or_written_with_and_breaks_nothing(int seed) throws Exception {
    var studio = studio("fonts");
    var random = new Random(seed);
    byte[] font = Files.readAllBytes(FONT);
    for (int count = 300; count > 0; count--) {
      font[12 * 16 + random.nextInt(font.length - 12 * 16)] = (byte) random.nextInt();
    }
    Files.write(studio.folder.resolve("font.ttf"), font);
    if (FontFace.read(ByteBuffer.wrap(font)) instanceof Verdict.Accepted<List<FontFace>>) {
      assertThat(studio.render(CAPTIONED, OUTPUT).frames()).isEqualTo(5);
    }
  }

  /** A few bytes that claim to be a picture of 60,000 by 60,000. */
  @ParameterizedTest
  @CsvSource({
    "bomb.gif, 47494638396160ea60eaf70000",
    "bomb.jpg, ffd8ffe000104a46494600010100000100010000ffc0001108ea60ea6003011100021101031101",
    "bomb.bmp, 424d3600000000000000360000002800000060ea000060ea0000010018000000000000000000",
    "bomb.webp, 524946461a00000057454250565038580a000000000000005fea005fea00"
  })
  void a_picture_that_claims_an_absurd_size_is_refused(String name, String head) throws Exception {
    byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(head), 4_096);
    Path file = Files.write(folder.resolve(name), bytes);
    var verdict = new Probe(Studio.installed()).probe(file);
    assertThat(verdict).as("%s", verdict).isInstanceOf(Verdict.Rejected.class);
  }

  /** A sound of a second whose header claims a day. */
  @Test
  void what_a_header_claims_beyond_its_file_is_not_waited_for() throws Exception {
    var studio = studio("sounds");
    Path file = studio.make("a.wav", "-f|lavfi|-i|sine=duration=1:sample_rate=8000");
    byte[] bytes = Files.readAllBytes(file);
    int data = new String(bytes, 0, 200, StandardCharsets.ISO_8859_1).indexOf("data");
    Arrays.fill(bytes, data + 4, data + 8, (byte) 0x7f);
    Files.write(file, bytes);
    var film =
        studio.render(
            "{\"AudioTracks\":[{\"AudioTrackClips\":[{\"MediaURL\":\"FX/a.wav\",\"Out\":2}]}]}",
            OUTPUT.replace(".mp4", ".m4a"));
    assertThat(film.soundSeconds()).isLessThan(2.1);
  }

  /** The lightest green of some rows of the first frame; the ground has 64. */
  private static int lightest(Film film, int from, int to) throws Exception {
    byte[] pixels = film.pixels();
    int most = 0;
    for (int at = from * 160 * 3 + 1; at < to * 160 * 3; at += 3) {
      most = Math.max(most, pixels[at] & 0xff);
    }
    return most;
  }

  private Studio studio(String name) throws Exception {
    var studio = new Studio(Files.createDirectory(folder.resolve(name)));
    studio.make("a.png", "-f|lavfi|-i|color=0x404040:s=160x128|-frames:v|1|-f|image2|-update|1");
    Files.copy(FONT, studio.folder.resolve("font.ttf"));
    Files.writeString(
        studio.folder.resolve("a.srt"), "1\n00:00:00,000 --> 00:00:09,000\nfrom a file\n");
    return studio;
  }
}
