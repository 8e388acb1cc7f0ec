package dev.cuepost.media.edit.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cuepost.media.json.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fonts by their names and their measures. */
class FontShelfTest {
  private static final Path FONTS = Path.of("/usr/share/fonts");
  private static FontShelf shelf;
  private static FontFace sans;

  @BeforeAll
  static void readFonts() throws IOException {
    var faces = new ArrayList<FontFace>();
    faces.addAll(faces("truetype/dejavu/DejaVuSans-Bold.ttf"));
    sans = faces("truetype/dejavu/DejaVuSans.ttf").getFirst();
    faces.add(sans);
    faces.addAll(faces("truetype/arphic/uming.ttc"));
    faces.addAll(faces("truetype/arphic/ukai.ttc"));
    faces.addAll(faces("opentype/noto/NotoSansCJK-Regular.ttc"));
    shelf = new FontShelf(faces);
  }

  @Test
  void a_face_knows_its_names_and_how_wide_its_letters_are() {
    assertThat(sans.family()).isEqualTo("DejaVu Sans");
    assertThat(sans.isRegular()).isTrue();
    assertThat(sans.lineHeight()).isCloseTo(1.164, within(0.001));
    assertThat(sans.advance('M')).isCloseTo(0.863, within(0.001));
    assertThat(sans.advance('i')).isCloseTo(0.278, within(0.001));
    // a mark that stands above another letter, one that the font lacks, and one beyond 65,535
    assertThat(sans.advance(0x301)).isZero();
    assertThat(sans.advance('中')).isEqualTo(1);
    assertThat(sans.advance(0x1f680)).isEqualTo(1);
  }

  @Test
  void letters_of_arabic_that_another_font_lends_are_narrow() {
    var song = shelf.find("SimSun").orElseThrow().face();
    assertThat(song.advance('م')).isEqualTo(0.45);
    assertThat(song.advance('ж')).isNotEqualTo(0.45);
  }

  @Test
  void every_face_of_a_collection_is_there() throws IOException {
    var families =
        faces("opentype/noto/NotoSansCJK-Regular.ttc").stream().map(FontFace::family).toList();
    assertThat(families).contains("Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans CJK KR");
  }

  @ParameterizedTest
  @CsvSource({
    "DejaVu Sans, DejaVu Sans, true",
    "' dejavu sans ', DejaVu Sans, true",
    "AR PL UMing CN, AR PL UMing CN, true",
    "SimSun, AR PL UMing CN, false",
    "宋体, AR PL UMing CN, false",
    "KaiTi_GB2312, AR PL UKai CN, false",
    "Microsoft YaHei UI, Noto Sans CJK SC, false",
    "Alibaba-PuHuiTi-Bold, Noto Sans CJK SC, false",
    "No Such Font, Noto Sans CJK SC, false"
  })
  void a_name_finds_its_font_or_what_stands_in_for_it(String name, String family, boolean exact) {
    var match = shelf.find(name).orElseThrow();
    assertThat(match.face().family()).isEqualTo(family);
    assertThat(match.exact()).isEqualTo(exact);
  }

  @Test
  void what_is_no_font_is_refused_with_the_reason() {
    var page = "<html>".repeat(50).getBytes(StandardCharsets.UTF_8);
    for (byte[] file : List.of(new byte[0], new byte[100], page)) {
      assertThat(FontFace.read(ByteBuffer.wrap(file))).isInstanceOf(Verdict.Rejected.class);
    }
  }

  private static List<FontFace> faces(String name) throws IOException {
    return switch (FontFace.read(ByteBuffer.wrap(Files.readAllBytes(FONTS.resolve(name))))) {
      case Verdict.Accepted<List<FontFace>>(var faces, _) -> faces;
      case Verdict.Rejected<List<FontFace>>(var why) -> throw new AssertionError(why);
    };
  }
}
