package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.render.FoundFfmpeg;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SegmentsTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  @TempDir static Path folder;
  private static Lab lab;
  private static Path clip;

  @BeforeAll
  static void makeClips() throws Exception {
    lab = new Lab(folder);
    clip = lab.clip("clip.mp4", "red", "320x180", 4);
  }

  @Test
  void a_playlist_is_complete_and_its_segments_have_the_wanted_length() throws Exception {
    var config = config("'Segment':{'Duration':'1'}", "");
    var made = lab.make(config, "a film%.m3u8", clip);
    assertThat(made.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "a film%.m3u8",
            "a film%-00001.ts", "a film%-00002.ts", "a film%-00003.ts", "a film%-00004.ts");
    assertThat(Files.readAllLines(made.main()))
        .containsSubsequence(
            "#EXTM3U",
            "#EXT-X-TARGETDURATION:1",
            "#EXT-X-PLAYLIST-TYPE:VOD",
            "#EXTINF:1.000000,",
            "a%20film%25-00001.ts",
            "#EXTINF:1.000000,",
            "a%20film%25-00002.ts",
            "#EXT-X-ENDLIST");
    // each of them can be decoded by itself, from its first frame on
    var third = new Lab.Made(lab, List.of(made.files().get(3)));
    assertThat(frames(third)).isEqualTo(25);
  }

  @Test
  void cuts_can_be_forced() throws Exception {
    var made =
        lab.make(
            config("'Segment':{'Duration':'10','ForceSegTime':'0.52,3,99'}", ""), "x.m3u8", clip);
    assertThat(Files.readAllLines(made.main()))
        .filteredOn(line -> line.startsWith("#EXTINF"))
        .containsExactly("#EXTINF:0.520000,", "#EXTINF:2.480000,", "#EXTINF:1.000000,");
  }

  @Test
  void what_a_killed_run_has_left_does_not_get_into_the_next() throws Exception {
    Path directory = folder.resolve("again");
    Path left = Files.createDirectories(directory.resolve(".transcode/segments"));
    Files.writeString(left.resolve("00099.ts"), "half of it");
    Files.writeString(left.resolveSibling("segments.csv"), "00099.ts,0.0,99.0\n");
    var outcome =
        new Transcoding(lab.ffmpeg, FoundFfmpeg.probe(lab.ffmpeg))
            .run(
                config("'Segment':{'Duration':2}", ""),
                List.of(lab.source(clip)),
                Map.of(),
                directory,
                "x.m3u8",
                Lab.LIMIT,
                Lab.NOBODY);
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Made(
                List.of(
                    directory.resolve("x.m3u8"),
                    directory.resolve("x-00001.ts"),
                    directory.resolve("x-00002.ts")),
                directory.resolve("x-00001.ts")));
    assertThat(directory.resolve(".transcode")).doesNotExist();
  }

  @Test
  void cuts_are_those_of_the_length_and_the_forced_ones() {
    var segmenting =
        new Segmenting(
            Duration.ofSeconds(2), List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    assertThat(segmenting.cuts(Duration.ofSeconds(5)))
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(Segmenting.USUAL.cuts(Duration.ofSeconds(100))).isEmpty();
  }

  @Test
  void sound_alone_is_segmented_too() throws Exception {
    var made =
        lab.make(
            Lab.config("{'Container':{'Format':'m3u8'},'MuxConfig':{'Segment':{'Duration':2}}}"),
            "sound.m3u8",
            clip);
    assertThat(made.files()).hasSize(3);
    assertThat(made.level(0.5, 3.5)).isCloseTo(-24, within(1.0));
  }

  @Test
  void encrypted_segments_are_played_with_the_key_and_by_nobody_else() throws Exception {
    var made =
        lab.make(
            config(
                "'Segment':{'Duration':2}",
                ",'Encryption':{'EncryptType':'HLSEncryption','KeyServiceType':'Base64','CipherText':'%s',"
                        .formatted(Base64.getEncoder().encodeToString(KEY))
                    + "'DecryptKeyUri':'https://keys.example.com/k?id=1&v=2'}"),
            "secret.m3u8",
            clip);
    assertThat(made.files()).hasSize(3);
    assertThat(Files.readString(made.main()))
        .contains("#EXT-X-KEY:METHOD=AES-128,URI=\"https://keys.example.com/k?id=1&v=2\"\n");
    byte[] segment = Files.readAllBytes(made.files().get(1));
    assertThat(segment[0]).isNotEqualTo((byte) 0x47);
    for (Path file : filesBelow(made.main().resolveSibling(""))) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .doesNotContain(new String(KEY, StandardCharsets.US_ASCII));
    }
    // what a player does who was given the key
    Path key = Files.write(made.main().resolveSibling("key.bin"), KEY);
    Path local =
        Files.writeString(
            made.main().resolveSibling("local.m3u8"),
            Files.readString(made.main())
                .replace("https://keys.example.com/k?id=1&v=2", key.getFileName().toString()),
            StandardOpenOption.CREATE);
    var played = new Lab.Made(lab, List.of(decrypted(local)));
    played.shows(0.5, 160, 90, 254, 0, 0).shows(3.5, 160, 90, 254, 0, 0);
    assertThat(frames(played)).isEqualTo(100);
  }

  @Test
  void streams_can_be_copied_into_segments() throws Exception {
    var made =
        lab.make(
            Lab.config(
                "{'Remux':true,'Container':{'Format':'m3u8'},'MuxConfig':{'Segment':{'Duration':1}}}"),
            "copy.m3u8",
            clip);
    assertThat(made.files()).hasSizeGreaterThanOrEqualTo(2);
    made.shows(0.5, 160, 90, 254, 0, 0);
  }

  private static TranscodeConfig config(String mux, String more) {
    return Lab.config(
        "{'Container':{'Format':'m3u8'},'Video':{'Preset':'ultrafast'},'MuxConfig':{%s}%s}"
            .formatted(mux, more));
  }

  private static Path decrypted(Path playlist) throws Exception {
    Path file = playlist.resolveSibling("played.mp4");
    lab.output(
        List.of(
            lab.ffmpeg.ffmpeg().toString(),
            "-v",
            "error",
            "-y",
            "-allowed_extensions",
            "ALL",
            "-i",
            playlist.toString(),
            "-c",
            "copy",
            file.toString()));
    return file;
  }

  private static int frames(Lab.Made made) throws Exception {
    return Integer.parseInt(
        new String(
                lab.output(
                    List.of(
                        lab.ffmpeg.ffprobe().toString(),
                        "-v",
                        "error",
                        "-select_streams",
                        "v",
                        "-count_frames",
                        "-show_entries",
                        "stream=nb_read_frames",
                        "-of",
                        "csv=p=0",
                        made.main().toString())),
                StandardCharsets.US_ASCII)
            .strip()
            .lines()
            .findFirst()
            .orElseThrow()
            .replace(",", ""));
  }

  private static List<Path> filesBelow(Path directory) throws Exception {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
