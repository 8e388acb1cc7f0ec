package dev.cuepost.media.render;

import static dev.cuepost.media.render.CaptionFilms.BLOCK;
import static dev.cuepost.media.render.CaptionFilms.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.caption.FontFace;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in the finished picture: files, letters, fonts and codes. */
@Tag("slow")
class CaptionTextsTest {
  private static CaptionFilms films;

  @BeforeAll
  static void makeMaterials(@TempDir Path folder) {
    films = new CaptionFilms(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"srt", "vtt", "gb18030"})
  void cues_of_a_file_have_its_times_within_those_of_the_clip(String kind) throws Exception {
    String cues =
        switch (kind) {
          case "vtt" ->
              "WEBVTT\n\nNOTE x\n\n00:00.200 --> 00:00.600 align:left\n██\n\n00:01.000 --> 00:01.800\n██\n";
          default ->
              "1\r\n00:00:00,200 --> 00:00:00,600\r\n<b>██</b>\r\n\r\n2\r\n00:00:01,000 --> 00:00:01,800\r\n你好██\r\n";
        };
    var charset = kind.equals("gb18030") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    String name = "cues." + (kind.equals("vtt") ? "vtt" : "srt");
    Files.write(films.folder().resolve(name), cues.getBytes(charset));
    var film =
        films.film(
            "[{'Type':'Subtitle','FileURL':'FX/%s','FontSize':40,'TimelineIn':0.4,'TimelineOut':1.4}]"
                .formatted(name),
            "");
    for (double dark : new double[] {0.2, 0.36, 0.64, 0.96, 1.44, 1.7}) {
      assertThat(film.at(dark).ink()).as("%s", dark).isZero();
    }
    for (double lit : new double[] {0.4, 0.56, 1.0, 1.36}) {
      assertThat(film.at(lit).ink()).as("%s", lit).isPositive();
    }
  }

  @Test
  void a_file_of_ass_keeps_its_own_looks_and_captions_lie_over_it() throws Exception {
    Files.writeString(
        films.folder().resolve("own.ass"),
        """
        [Script Info]
        PlayResX: 640
        PlayResY: 360

        [V4+ Styles]
        Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV
        Style: Mine,DejaVu Sans,120,&H0000FF00,&H00000000,&H00000000,1,0,0,7,0,0,0

        [Fonts]
        fontname: evil.ttf
        !!!!

        [Events]
        Format: Layer, Start, End, Style, Text
        Dialogue: 0,0:00:00.00,0:00:01.00,Mine,{\\pos(40,40)}███
        Dialogue: 0,0:00:01.00,0:00:09.00,Mine,{\\pos(40,40)\\c&HFF&}███
        Comment: 0,0:00:00.00,0:00:09.00,Mine,no
        """);
    var film =
        films.film(
            "[{'Type':'Subtitle','FileURL':'FX/own.ass','TimelineOut':1.6},{"
                + text("██", "'FontSize':40,'X':20,'Y':30,'FontColor':'#0000FF',")
                + "}]",
            "");
    film.at(0.5).shows(110, 60, "00FF00", 12).shows(40, 55, "0000FF", 8);
    film.at(1.2).shows(110, 60, "FF0000", 12);
    film.at(1.8).shows(110, 60, "282828", 8);
  }

  @Test
  void letters_of_the_world_are_there() throws Exception {
    var clips = new ArrayList<String>();
    // what no font has is drawn as one and the same box, or not at all
    clips.add(text("\\uDBFF\\uDFFD", "'FontSize':100,"));
    var letters = "你好汉字ひらがなカタ안녕مرحباЖΩ😀🚀".codePoints().toArray();
    for (String font : List.of("SimSun", "KaiTi", "Noto Sans CJK SC")) {
      for (int letter : letters) {
        clips.add(text(Character.toString(letter), "'FontSize':100,'Font':'" + font + "',"));
      }
    }
    var frames = films.frames(clips);
    var shapes = new HashSet<Integer>();
    for (int index = 1; index < clips.size(); index++) {
      String clip = clips.get(index);
      assertThat(frames.get(index).ink()).as(clip).isGreaterThan(100);
      assertThat(frames.get(index).differences(frames.getFirst())).as(clip).isGreaterThan(100);
      if (index <= letters.length) {
        shapes.add(frames.get(index).shape());
      }
    }
    assertThat(shapes).hasSize(letters.length);
  }

  @Test
  void a_font_of_the_users_own_is_used() throws Exception {
    Path serif = Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf");
    byte[] font = Files.readAllBytes(serif);
    // the same font under a name that no machine has
    byte[] name = "DejaVu Serif".getBytes(StandardCharsets.UTF_16BE);
    byte[] other = "QuQuQu Serif".getBytes(StandardCharsets.UTF_16BE);
    int found = 0;
    for (int at = 0; at + name.length < font.length; at++) {
      boolean same = true;
      for (int index = 0; index < name.length && same; index++) {
        same = font[at + index] == name[index];
      }
      if (same) {
        System.arraycopy(other, 0, font, at, other.length);
        found++;
      }
    }
    assertThat(found).isPositive();
    Files.write(films.folder().resolve("own.ttf"), font);
    assertThat(Studio.value(FontFace.read(ByteBuffer.wrap(font))).getFirst().family())
        .isEqualTo("QuQuQu Serif");
    var frames =
        films.frames(
            List.of(
                text("Ham", "'FontSize':80,'Font':'DejaVu Sans','FontURL':'FX/own.ttf',"),
                text("Ham", "'FontSize':80,'Font':'DejaVu Serif',"),
                text("Ham", "'FontSize':80,'Font':'DejaVu Sans',")));
    assertThat(frames.get(0).differences(frames.get(1))).isZero();
    assertThat(frames.get(0).differences(frames.get(2))).isGreaterThan(500);
  }

  @Test
  void hostile_texts_are_drawn_and_break_nothing() throws Exception {
    var contents =
        List.of(
            "{\\\\p1}m 0 0 l 100 0 100 100 0 100{\\\\p0}A",
            "A':;,[]=%{}{{}}\\\\",
            "A{\\\\pos(1,2",
            "A\\nDialogue: 0,0:00:00.00,0:01:00.00,s0,,0,0,0,,B",
            "A\\r\\n[Fonts]\\r\\nfontname: x",
            "A{\\\\fnx,y}{\\\\clip(1,m 0 0 l 1 1)}{\\\\t(\\\\t(\\\\fs9))}",
            "A{\\\\blur99999999999999999999}{\\\\fs999999}{\\\\fscx1e9}.",
            "A\\u0000\\u0007\\ud800\\udfff\\u202e",
            "A%{eif}$(rm)`x`'\\\"",
            "A\\\\{B}\\\\}");
    var film =
        films.row(contents.stream().map(content -> text(content, "'FontSize':30,")).toList(), 0.12);
    for (int index = 0; index < contents.size(); index++) {
      assertThat(film.at(index * 0.12 + 0.04).ink()).as(contents.get(index)).isPositive();
    }
    assertThat(film.at(contents.size() * 0.12 + 0.04).ink()).isZero();
  }

  @Test
  void what_looks_like_a_code_and_is_none_is_seen_and_what_is_one_works() throws Exception {
    var frames =
        films.frames(
            List.of(
                text("{ABC}", "'FontSize':40,"),
                text("ABC", "'FontSize':40,"),
                text("A\\\\B", "'FontSize':40,"),
                text("AB", "'FontSize':40,"),
                text("{\\\\1c&H00FF00&}██", BLOCK)));
    assertThat(frames.get(0).box().right()).isGreaterThan(frames.get(1).box().right() + 30);
    int plain = frames.get(3).box().right();
    assertThat(frames.get(2).box().right()).isBetween(plain + 8, plain + 20);
    frames.get(4).shows(80, 75, "00FF00", 8);
  }
}
