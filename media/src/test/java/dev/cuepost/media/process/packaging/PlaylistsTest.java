package dev.cuepost.media.process.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.packaging.Bitrates.Weight;
import dev.cuepost.media.process.packaging.HlsPlaylist.Part;
import dev.cuepost.media.process.packaging.HlsPlaylist.Range;
import dev.cuepost.media.process.packaging.HlsPlaylist.Segment;
import dev.cuepost.media.process.picture.Size;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading media playlists, counting, spelling codecs, writing master playlists. */
class PlaylistsTest {
  private static final String HEAD =
      """
      #EXTM3U
      #EXT-X-TARGETDURATION:6
      """;

  @Test
  void a_playlist_is_read() {
    var text =
        """
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:6
        #EXT-X-MAP:URI="init.mp4"
        # a comment
        #EXTINF:6.000,a title, with comma
        a 1.m4s

        #EXT-X-DISCONTINUITY
        #EXTINF:2
        b.m4s
        #EXT-X-ENDLIST
        """
            .replace("\n", "\r\n");
    assertThat(HlsPlaylist.read(text))
        .isEqualTo(
            new Verdict.Accepted<>(
                new HlsPlaylist(
                    6,
                    Optional.of(new Part("init.mp4", Optional.empty())),
                    List.of(
                        new Segment(new Part("a 1.m4s", Optional.empty()), 6),
                        new Segment(new Part("b.m4s", Optional.empty()), 2))),
                List.of()));
  }

  @Test
  void a_range_begins_behind_the_one_before_unless_it_says_where() {
    var text =
        HEAD
            + """
            #EXT-X-MAP:URI="a",BYTERANGE="10@0"
            #EXTINF:1,
            #EXT-X-BYTERANGE:5@10
            a
            #EXTINF:1,
            #EXT-X-BYTERANGE:7
            a
            #EXTINF:1,
            #EXT-X-BYTERANGE:3
            b
            #EXT-X-ENDLIST
            """;
    var playlist = HlsPlaylist.read(text).map(read -> read.segments()).map(List::toString);
    assertThat(playlist)
        .isEqualTo(
            new Verdict.Accepted<>(
                List.of(
                        new Segment(new Part("a", Optional.of(new Range(10, 5))), 1),
                        new Segment(new Part("a", Optional.of(new Range(15, 7))), 1),
                        new Segment(new Part("b", Optional.of(new Range(0, 3))), 1))
                    .toString(),
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text",
        "#EXTM3U",
        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n",
        "#EXTM3U\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST",
        HEAD + "#EXT-X-ENDLIST",
        HEAD + "#EXTINF:2,\na.ts\n",
        HEAD + "a.ts\n#EXT-X-ENDLIST",
        HEAD + "#EXTINF:2,\n#EXT-X-ENDLIST",
        HEAD + "#EXTINF:0,\na.ts\n#EXT-X-ENDLIST",
        HEAD + "#EXTINF:-2,\na.ts\n#EXT-X-ENDLIST",
        HEAD + "#EXTINF:NaN,\na.ts\n#EXT-X-ENDLIST",
        HEAD + "#EXTINF:1e9,\na.ts\n#EXT-X-ENDLIST",
        HEAD + "#EXTINF:2,\n#EXT-X-BYTERANGE:-5@1\na.ts\n#EXT-X-ENDLIST",
        HEAD + "#EXT-X-MAP:URI=a\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST",
        HEAD + "#EXT-X-MAP:URI=\"a\"\n#EXT-X-MAP:URI=\"b\"\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST",
        "#EXTM3U\n#EXT-X-TARGETDURATION:0\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST"
      })
  void what_is_no_finished_media_playlist_is_refused(String text) {
    assertThat(HlsPlaylist.read(text))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected ->
                assertThat(rejected.rejection().code())
                    .isEqualTo("InvalidParameter.ResourceContentBad"));
  }

  @Test
  void more_segments_than_bearable_are_refused() {
    var text = HEAD + "#EXTINF:1,\na\n".repeat(50_001) + "#EXT-X-ENDLIST";
    assertThat(HlsPlaylist.read(text)).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void what_is_encrypted_is_refused_by_name() {
    var text = "#EXT-X-KEY:METHOD=%s,URI=\"k\"\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST";
    assertThat(HlsPlaylist.read(HEAD + text.replace("%s", "NONE")))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(HlsPlaylist.read(HEAD + text.replace("%s", "AES-128")))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected ->
                assertThat(rejected.rejection().code()).isEqualTo("InvalidParameter.NotSupport"));
  }

  @Test
  void the_peak_is_that_of_the_most_expensive_stretch_of_about_the_target_duration() {
    var weights =
        List.of(new Weight(1000, 4), new Weight(3000, 4), new Weight(2000, 1), new Weight(800, 4));
    // 5 s from the second on have 5000 bytes; the third alone is too short to count
    assertThat(Bitrates.of(weights, 4)).isEqualTo(new Bitrates(8000, 4185));
    assertThat(Bitrates.of(List.of(new Weight(100, 1)), 10)).isEqualTo(new Bitrates(800, 800));
  }

  @Test
  void a_master_playlist_is_written_by_the_book() {
    var master =
        new MasterPlaylist(
            List.of(
                new Rendition(
                    "low/a.m3u8",
                    240_000,
                    200_000,
                    Optional.of(new Size(640, 360)),
                    Optional.of(new FrameRate(30_000, 1001)),
                    Optional.of("avc1.64001E,mp4a.40.2")),
                new Rendition(
                    "b.m3u8",
                    64_000,
                    60_000,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
    assertThat(master.text())
        .isEqualTo(
            """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=240000,AVERAGE-BANDWIDTH=200000,CODECS="avc1.64001E,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=29.970
            low/a.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=64000,AVERAGE-BANDWIDTH=60000
            b.m3u8
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#a", "a b", "a\nb", "a\0"})
  void a_line_that_is_no_address_never_gets_into_one(String uri) {
    assertThatThrownBy(
            () -> new Rendition(uri, 1, 1, Optional.empty(), Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "00000001 09F0 000001 6764001F AC, avc1.64001F",
    "000001 6742C01E, avc1.42C01E",
    "000001 4142C01E, ",
    "000001 67, ",
    "'', "
  })
  void h264_is_named_by_its_parameter_set(String bytes, String name) {
    assertThat(CodecName.h264(hex(bytes))).isEqualTo(Optional.ofNullable(name));
  }

  @ParameterizedTest
  @CsvSource({
    // Main, level 3.1, with emulation prevention among its constraints
    "000001 4201 01 01 60000003 00 90000003 0000 03 005D A0, hvc1.1.6.L93.90",
    "000001 4201 01 21 60000003 00 B0000003 0000 03 0099 A0, hvc1.1.6.H153.B0",
    "000001 4201 01 02 20000003 00 00000003 0000 03 005D A0, hvc1.2.4.L93",
    "000001 4201 01, ",
    "000001 4001 0C, "
  })
  void h265_is_named_by_its_parameter_set(String bytes, String name) {
    assertThat(CodecName.h265("hvc1", hex(bytes))).isEqualTo(Optional.ofNullable(name));
  }

  @ParameterizedTest
  @CsvSource({
    "aac, LC, mp4a.40.2",
    "aac, HE-AAC, mp4a.40.5",
    "aac, HE-AACv2, mp4a.40.29",
    "mp3, '', mp4a.40.34",
    "ac3, '', ac-3",
    "eac3, '', ec-3",
    "opus, '', Opus",
    "pcm_s16le, '', "
  })
  void sound_is_named(String codec, String profile, String name) {
    assertThat(CodecName.sound(codec, profile)).isEqualTo(Optional.ofNullable(name));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
