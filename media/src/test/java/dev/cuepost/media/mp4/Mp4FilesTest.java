package dev.cuepost.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files are read as they were written, put together anew, and refused when they are damaged. A
 * picture's content is its number, eight times.
 */
class Mp4FilesTest {
  private static final AvcConfig CONFIG = config("67640028ac", "68ee3c80");

  /** The same pictures by sets with the number 1 rather than 0. */
  private static final AvcConfig OTHER = config("674d401f5a", "685bc8");

  @TempDir Path folder;
  private Path media;

  @BeforeEach
  void makeMedia() throws IOException {
    media = folder.resolve("media");
    var bytes = ByteBuffer.allocate(100 * 16);
    for (int number = 0; number < 100; number++) {
      // a unit of 12 bytes: every fifth one is an IDR slice
      bytes.putInt(12).put((byte) (number % 5 == 0 ? 0x65 : 0x41)).put(new byte[3]).putLong(number);
    }
    Files.write(media, bytes.array());
  }

  @Test
  void what_was_written_is_read_again() throws Exception {
    Path file = folder.resolve("a.mp4");
    var track = pictures(CONFIG, 0, 4, 1, 2, 3);
    Mp4Writer.write(List.of(track), file);
    var read = Mp4Reader.track(file, 0);
    assertThat(read.handler()).isEqualTo("vide");
    assertThat(read.timescale()).isEqualTo(12_800);
    assertThat(read.skipped()).isEqualTo(track.skipped());
    assertThat(read.description()).isEqualTo(track.description());
    assertThat(numbers(read)).containsExactly(0L, 4L, 1L, 2L, 3L);
    assertThat(read.samples().stream().map(Sample::later))
        .isEqualTo(track.samples().stream().map(Sample::later).toList());
    assertThat(read.samples().stream().map(Sample::sync))
        .containsExactly(true, false, false, false, false);
  }

  @Test
  void pieces_stand_one_after_the_other_each_picture_as_long_as_every_other() throws Exception {
    Path one = folder.resolve("one.mp4");
    Path two = folder.resolve("two.mp4");
    Mp4Writer.write(List.of(pictures(CONFIG, 0, 4, 1, 2, 3, 5, 6, 7, 8, 9)), one);
    Mp4Writer.write(List.of(pictures(OTHER, 50, 51, 52, 53, 54, 55)), two);
    var row = new PictureRow(30_000, 1001);
    row.add(two, 0, 0, 3);
    row.add(one, 0, 0, 5);
    row.add(one, 0, 5, 2);
    Path joined = folder.resolve("joined.mp4");
    Mp4Writer.write(List.of(row.track(640, 360)), joined);

    var read = Mp4Reader.track(joined, 0);
    assertThat(numbers(read)).containsExactly(50L, 51L, 52L, 0L, 4L, 1L, 2L, 3L, 5L, 6L);
    assertThat(shown(read)).containsExactly(0L, 1L, 2L, 3L, 7L, 4L, 5L, 6L, 8L, 9L);
    assertThat(read.samples()).allMatch(sample -> sample.lasting() == 1001);
    var config = AvcConfig.of(read.description());
    assertThat(config.sequences()).containsExactly("674d401f5a", "67640028ac");
    assertThat(config.pictures()).containsExactly("685bc8", "68ee3c80");
  }

  @Test
  void parameter_sets_of_one_number_that_differ_cannot_be_joined() throws Exception {
    Path one = folder.resolve("one.mp4");
    Path two = folder.resolve("two.mp4");
    Mp4Writer.write(List.of(pictures(CONFIG, 0, 1)), one);
    Mp4Writer.write(List.of(pictures(config("67640029ac", "68ee3c80"), 5, 6)), two);
    var row = new PictureRow(25, 1);
    row.add(one, 0, 0, 2);
    row.add(two, 0, 0, 2);
    assertThatThrownBy(() -> row.track(640, 360)).isInstanceOf(MalformedException.class);
  }

  @Test
  void the_smallest_number_that_is_free_is_found() {
    assertThat(CONFIG.freeNumber()).isEqualTo(1);
    assertThat(OTHER.freeNumber()).isZero();
    assertThat(config("67640028ac", "685bc8").freeNumber()).isEqualTo(2);
  }

  @Test
  void only_pictures_that_refer_to_none_before_are_entries() throws Exception {
    Path file = folder.resolve("a.mp4");
    // the file says that decoding may begin with 5, and with 7
    Mp4Writer.write(List.of(track(CONFIG, List.of(5, 6, 7, 8, 10, 11), List.of(5, 7))), file);
    var coded = PictureReader.read(file, 0).orElseThrow();
    assertThat(coded.entries()).containsExactly(0);
    assertThat(coded.config()).isEqualTo(CONFIG);
    assertThat(coded.shown()).hasSize(6);
    assertThat(PictureReader.read(file, 1)).isEmpty();
    assertThat(PictureReader.read(media, 0)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void damage_is_refused_and_nothing_else_happens(int seed) throws Exception {
    Path file = folder.resolve("a.mp4");
    Mp4Writer.write(List.of(pictures(CONFIG, 0, 4, 1, 2, 3, 5, 6, 7, 8, 9)), file);
    byte[] good = Files.readAllBytes(file);
    var random = new Random(seed);
    for (int trial = 0; trial < 400; trial++) {
      byte[] bad = good.clone();
      for (int place = 0; place < 1 + random.nextInt(3); place++) {
        bad[random.nextInt(bad.length - 160)] =
            (byte) (random.nextBoolean() ? 255 : random.nextInt());
      }
      if (random.nextInt(4) == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      Path damaged = Files.write(folder.resolve("damaged.mp4"), bad);
      PictureReader.read(damaged, 0)
          .ifPresent(coded -> assertThat(coded.shown()).hasSizeLessThanOrEqualTo(1_000_000));
    }
  }

  /** Pictures in the order of their decoding; the lowest number of the first is shown first. */
  private Track pictures(AvcConfig config, int... numbers) {
    List<Integer> all = Arrays.stream(numbers).boxed().toList();
    return track(config, all, all.stream().filter(number -> number % 5 == 0).toList());
  }

  private Track track(AvcConfig config, List<Integer> numbers, List<Integer> entries) {
    List<Integer> order = numbers.stream().sorted().toList();
    List<Sample> samples = new ArrayList<>();
    long ahead = 0;
    for (int index = 0; index < numbers.size(); index++) {
      ahead = Math.max(ahead, index - order.indexOf(numbers.get(index)));
    }
    for (int index = 0; index < numbers.size(); index++) {
      int number = numbers.get(index);
      long later = order.indexOf(number) - index + ahead;
      samples.add(new Sample(media, number * 16L, 16, 512, later * 512, entries.contains(number)));
    }
    return new Track("vide", 12_800, description(config), samples, ahead * 512);
  }

  private static ByteBuffer description(AvcConfig config) {
    return ByteBuffer.wrap(Box.of("avc1", new byte[78], Box.of("avcC", config.bytes())));
  }

  private static AvcConfig config(String sequence, String picture) {
    return new AvcConfig(List.of(sequence), List.of(picture));
  }

  private static List<Long> numbers(Track track) throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (Sample sample : track.samples()) {
      byte[] file = Files.readAllBytes(sample.file());
      numbers.add(ByteBuffer.wrap(file).getLong((int) sample.offset() + 8));
    }
    return numbers;
  }

  /** In which place each is shown. */
  private static List<Long> shown(Track track) {
    List<Long> shown = new ArrayList<>();
    long decoded = 0;
    for (Sample sample : track.samples()) {
      shown.add((decoded + sample.later() - track.skipped()) / sample.lasting());
      decoded += sample.lasting();
    }
    return shown;
  }
}
