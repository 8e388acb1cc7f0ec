package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cuepost.media.edit.caption.FontFace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captions in the finished picture. */
@Tag("slow")
class CaptionsTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  private static final String BLOCK = "'FontSize':60,'X':40,'Y':40,";

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.make("grey.png", "-f|lavfi|-i|color=0x282828:s=320x180|-frames:v|1");
  }

  /** How it is written, and where the named point of the text is to be. */
  private record Stand(String fields, int x, int y, String column, String row) {}

  @Test
  void a_text_stands_where_its_place_and_its_alignment_say() throws Exception {
    var stands =
        List.of(
            new Stand("'X':20,'Y':30,", 20, 30, "left", "top"),
            new Stand("'X':0.5,'Y':0.5,", 160, 90, "left", "top"),
            new Stand("'X':10,'Y':12,'Alignment':'TopLeft',", 10, 12, "left", "top"),
            new Stand("'X':0,'Y':12,'Alignment':'TopCenter',", 160, 12, "center", "top"),
            new Stand("'X':10,'Y':12,'Alignment':'TopRight',", 310, 12, "right", "top"),
            new Stand("'X':10,'Y':0,'Alignment':'CenterLeft',", 10, 90, "left", "middle"),
            new Stand("'X':0,'Y':0,'Alignment':'CenterCenter',", 160, 90, "center", "middle"),
            new Stand("'X':10,'Y':0,'Alignment':'CenterRight',", 310, 90, "right", "middle"),
            new Stand("'X':10,'Y':12,'Alignment':'BottomLeft',", 10, 168, "left", "bottom"),
            new Stand("'X':0,'Y':0.1,'Alignment':'BottomCenter',", 160, 162, "center", "bottom"),
            new Stand("'X':0.125,'Y':12,'Alignment':'BottomRight',", 280, 168, "right", "bottom"),
            new Stand("'X':100,'Y':50,'Alignment':'Left',", 100, 50, "left", "top"),
            new Stand("'X':100,'Y':50,'Alignment':'Center',", 100, 50, "center", "top"),
            new Stand("'X':100,'Y':50,'Alignment':'Right',", 100, 50, "right", "top"));
    var frames = frames(stands.stream().map(stand -> text("HHH", stand.fields())).toList());
    for (int index = 0; index < stands.size(); index++) {
      var stand = stands.get(index);
      var box = frames.get(index).box();
      int column =
          switch (stand.column()) {
            case "left" -> box.left();
            case "center" -> (box.left() + box.right()) / 2;
            default -> box.right();
          };
      // in DejaVu Sans letters begin 0.2 ems below the top of a line, and end 0.24 above its end
      int row =
          switch (stand.row()) {
            case "top" -> box.top() - 8;
            case "middle" -> (box.top() + box.bottom()) / 2;
            default -> box.bottom() + 9;
          };
      assertThat(column).as(stand.toString()).isCloseTo(stand.x(), within(5));
      assertThat(row).as(stand.toString()).isCloseTo(stand.y(), within(4));
    }
  }

  @Test
  void the_size_is_that_of_the_em_square_in_pixels_whatever_the_font() throws Exception {
    var frames =
        frames(
            List.of(
                text("H", "'FontSize':100,'Font':'DejaVu Sans',"),
                text("H", "'FontSize':100,'Font':'Noto Sans CJK SC',")));
    for (var frame : frames) {
      assertThat(frame.box().bottom() - frame.box().top() + 1).isCloseTo(73, within(2));
    }
  }

  @Test
  void a_box_goes_around_all_lines_with_round_corners_wherever_they_stand() throws Exception {
    String box =
        "'FontSize':30,'SubtitleEffects':[{'Type':'Box','Color':'0000FF','Bord':10,'Radius':15}],";
    var frames =
        frames(
            List.of(
                text("HHHH\\nHH", box + "'X':100,'Y':50,'Alignment':'Left',"),
                text("HHHH\\nHH", box + "'Alignment':'CenterCenter',"),
                text("HHHH\\nHH", box + "'X':30,'Y':40,'Alignment':'BottomRight',"),
                text("HHHH\\nHH", box + "'X':100,'Y':50,'Alignment':'Left','Angle':180,")));
    var left = frames.get(0).box();
    assertThat(List.of(left.left(), left.top())).containsExactly(90, 40);
    var middle = frames.get(1).box();
    assertThat((middle.left() + middle.right()) / 2.0).isCloseTo(159.5, within(1.0));
    assertThat((middle.top() + middle.bottom()) / 2.0).isCloseTo(89.5, within(1.0));
    var right = frames.get(2).box();
    assertThat(right.right()).isCloseTo(299, within(1));
    assertThat(right.bottom()).isCloseTo(149, within(1));
    var turned = frames.get(3).box();
    assertThat(turned.right()).as("it turns about the point of the text").isCloseTo(109, within(1));
    assertThat(turned.bottom()).isCloseTo(59, within(1));
    var frame = frames.getFirst();
    frame.shows(left.left() + 2, left.top() + 2, "282828", 6);
    frame.shows(left.left() + 15, left.top() + 3, "0000FF", 10);
    frame.shows(left.left() + 4, left.bottom() - 20, "0000FF", 10);
    frame.shows(left.right() - 4, left.bottom() - 20, "0000FF", 10);
  }

  @Test
  void sizes_count_on_the_canvas_of_the_front_end() throws Exception {
    var box =
        film(
                "[{" + text("H", "'FontSize':50,'X':100,'Y':0,") + "}]",
                ",'FECanvas':{'Width':160,'Height':90}")
            .box();
    assertThat(box.bottom() - box.top() + 1).isCloseTo(73, within(2));
    assertThat(box.left()).isCloseTo(200 + 10, within(6));
  }

  @Test
  void colors_are_those_that_were_asked_for() throws Exception {
    var colors = List.of("FF0000", "00FF00", "0000FF", "E614E6", "FFFFFF", "3C78B4");
    // U+2588 is a block that fills its place
    var clips =
        new ArrayList<>(
            colors.stream()
                .map(color -> text("██", BLOCK + "'FontColor':'#" + color + "',"))
                .toList());
    clips.add(text("██", BLOCK + "'FontColor':'#FFFFFF','FontColorOpacity':0.5,"));
    var frames = frames(clips);
    for (int index = 0; index < colors.size(); index++) {
      frames.get(index).shows(80, 75, colors.get(index), 6);
    }
    frames.getLast().shows(80, 75, "949494", 8);
  }

  @Test
  void boxes_outlines_and_shadows_have_their_colors_and_lie_below_the_text() throws Exception {
    var frames =
        frames(
            List.of(
                text("██", BLOCK),
                text("..", BLOCK + "'BorderStyle':3,'Outline':4,'OutlineColour':'#00AA00',"),
                text(
                    "██",
                    BLOCK
                        + "'Outline':8,'OutlineColour':'#0000FF','Shadow':20,'BackColour':'#FF0000',"),
                text(
                    "██",
                    BLOCK
                        + "'SubtitleEffects':[{'Type':'Outline','Color':'#00FF00','Bord':4},"
                        + "{'Type':'Outline','Color':'#FF0000','Bord':12},"
                        + "{'Type':'Shadow','Color':'#0000FF','XShift':40,'YShift':0}],")));
    var plain = frames.getFirst().box();
    frames.get(1).shows(50, 60, "00AA00", 8).shows(20, 20, "282828", 6);
    frames
        .get(2)
        .shows(plain.left() - 4, 80, "0000FF", 30)
        .shows(plain.right() + 20, 80, "FF0000", 30)
        .shows(80, 80, "FFFFFF", 6);
    frames
        .get(3)
        .shows(80, 75, "FFFFFF", 6)
        .shows(plain.left() - 2, 75, "00FF00", 60)
        .shows(plain.left() - 8, 75, "FF0000", 60)
        .shows(plain.right() + 25, 75, "0000FF", 60);
  }

  @Test
  void nothing_is_seen_outside_of_its_time() throws Exception {
    var film =
        film("[{" + text("███", "'FontSize':60,'TimelineIn':0.52,'TimelineOut':1.2,") + "}]", "");
    assertThat(film.at(0.48).ink()).isZero();
    assertThat(film.at(0.52).ink()).isPositive();
    assertThat(film.at(1.16).ink()).isPositive();
    assertThat(film.at(1.2).ink()).isZero();
  }

  @Test
  void captions_do_not_make_the_output_longer() throws Exception {
    var film = film("[{" + text("A", "'TimelineIn':1,'TimelineOut':60,") + "}]", "");
    assertThat(film.film().frames()).isEqualTo(50);
    assertThat(film.at(1.96).ink()).isPositive();
  }

  @Test
  void motions_bring_a_text_in_and_out() throws Exception {
    var faded =
        film(
            "[{"
                + text(
                    "██",
                    "'FontSize':60,'X':40,'Y':40,'AaiMotionInEffect':'fade_in','AaiMotionIn':1,'AaiMotionOutEffect':'fade_out','AaiMotionOut':0.5,")
                + "}]",
            "");
    int[] levels = {
      faded.at(0.04).level(80, 75),
      faded.at(0.48).level(80, 75),
      faded.at(1.2).level(80, 75),
      faded.at(1.76).level(80, 75),
      faded.at(1.96).level(80, 75)
    };
    assertThat(levels[0]).isLessThan(70);
    assertThat(levels[1]).isBetween(110, 180);
    assertThat(levels[2]).isGreaterThan(248);
    assertThat(levels[3]).isBetween(100, 190);
    assertThat(levels[4]).isLessThan(80);

    var slid =
        film(
            "[{"
                + text(
                    "██",
                    "'FontSize':40,'X':40,'Y':40,'AaiMotionInEffect':'slide_left_in','AaiMotionIn':0.8,'AaiMotionOutEffect':'slide_down_out','AaiMotionOut':0.8,")
                + "}]",
            "");
    assertThat(slid.at(0).ink()).isLessThan(400);
    assertThat(slid.at(0.4).box().left()).isBetween(130, 210);
    assertThat(slid.at(1).box().left()).isCloseTo(40, within(6));
    assertThat(slid.at(1.6).box().top()).isBetween(80, 140);

    var typed =
        film(
            "[{"
                + text(
                    "████",
                    "'FontSize':40,'X':10,'Y':40,'AaiMotionInEffect':'typewriter1_in','AaiMotionIn':1,")
                + "}]",
            "");
    int one = typed.at(0.12).box().right();
    assertThat(typed.at(0.4).box().right()).isGreaterThan(one + 15);
    assertThat(typed.at(1.4).box().right()).isGreaterThan(one + 70);
  }

  @Test
  void every_motion_changes_the_beginning_and_ends_at_rest() throws Exception {
    var names =
        List.of(
            "dissovle_in",
            "blur_in",
            "slide_right_in",
            "slide_up_in",
            "slide_down_in",
            "scroll_left_in",
            "zoom_in",
            "zoomin_in",
            "zoomslightout_in",
            "growth_in",
            "spring_in",
            "elasticzoom_in",
            "rotateup_in",
            "rotateflip_in",
            "open_in",
            "close_in",
            "wave_in",
            "slingshot_in");
    var clips = new ArrayList<String>();
    clips.add(text("Ab█", "'X':80,'Y':60,"));
    for (String name : names) {
      clips.add(
          text("Ab█", "'X':80,'Y':60,'AaiMotionIn':0.16,'AaiMotionInEffect':'" + name + "',"));
    }
    var film = row(clips, 0.32);
    for (int index = 0; index < names.size(); index++) {
      double start = (index + 1) * 0.32;
      assertThat(film.at(start + 0.04).differences(film.at(0.04)))
          .as(names.get(index))
          .isGreaterThan(100);
      assertThat(film.at(start + 0.24).differences(film.at(0.24)))
          .as(names.get(index))
          .isLessThan(60);
    }
  }

  @Test
  void credits_roll_up() throws Exception {
    var film =
        film(
            "[{"
                + text("██", "'FontSize':20,'X':100,'ScrollDirection':'Up','ScrollSpeed':100,")
                + "}]",
            "");
    int early = film.at(0.6).box().top();
    assertThat(early).isBetween(115, 130);
    assertThat(film.at(1.6).box().top()).isCloseTo(early - 100, within(3));
  }

  @Test
  void long_texts_are_broken_into_lines_or_made_smaller_and_lines_stand_apart_as_told()
      throws Exception {
    String text = "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少";
    var frames =
        frames(
            List.of(
                text(text, "'FontSize':30,'TextWidth':160,'X':40,'Y':0,"),
                text(text, "'FontSize':30,'TextWidth':160,'X':40,'Y':0,'AdaptMode':'AutoScale',"),
                text("H\\nH", "'FontSize':30,'X':40,'Y':10,"),
                text("H\\nH", "'FontSize':30,'X':40,'Y':10,'LineSpacing':40,")));
    var wrapped = frames.get(0).box();
    assertThat(wrapped.right()).isLessThanOrEqualTo(204);
    assertThat(wrapped.bottom()).isGreaterThan(120);
    var scaled = frames.get(1).box();
    assertThat(scaled.right()).isBetween(180, 204);
    assertThat(scaled.bottom()).isLessThan(20);
    var close = frames.get(2).box();
    var apart = frames.get(3).box();
    assertThat(apart.bottom() - close.bottom()).isCloseTo(40, within(2));
    assertThat(apart.top()).isCloseTo(close.top(), within(1));
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
    Files.write(folder.resolve(name), cues.getBytes(charset));
    var film =
        film(
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
        folder.resolve("own.ass"),
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
        film(
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
    var frames = frames(clips);
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
    Files.write(folder.resolve("own.ttf"), font);
    assertThat(Studio.value(FontFace.read(ByteBuffer.wrap(font))).getFirst().family())
        .isEqualTo("QuQuQu Serif");
    var frames =
        frames(
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
        row(contents.stream().map(content -> text(content, "'FontSize':30,")).toList(), 0.12);
    for (int index = 0; index < contents.size(); index++) {
      assertThat(film.at(index * 0.12 + 0.04).ink()).as(contents.get(index)).isPositive();
    }
    assertThat(film.at(contents.size() * 0.12 + 0.04).ink()).isZero();
  }

  @Test
  void what_looks_like_a_code_and_is_none_is_seen_and_what_is_one_works() throws Exception {
    var frames =
        frames(
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

  private static String text(String content, String fields) {
    String font = fields.contains("'Font'") ? "" : "'Font':'DejaVu Sans',";
    String size = fields.contains("'FontSize'") ? "" : "'FontSize':40,";
    return font
        + size
        + fields
        + "'Type':'Text','Content':'"
        + content.replace("'", "\\u0027")
        + "'";
  }

  /** One frame of each caption, none of which is there together with another. */
  private static List<Frame> frames(List<String> clips) throws Exception {
    var film = row(clips, 0.12);
    var frames = new ArrayList<Frame>();
    for (int index = 0; index < clips.size(); index++) {
      frames.add(film.at(index * 0.12 + 0.04));
    }
    return frames;
  }

  /** Captions one after the other, each for as long. */
  private static Shown row(List<String> clips, double each) throws Exception {
    var timed = new StringJoiner(",");
    for (int index = 0; index < clips.size(); index++) {
      timed.add(
          "{'TimelineIn':%.2f,'TimelineOut':%.2f,%s}"
              .formatted(index * each, (index + 1) * each, clips.get(index)));
    }
    return film("[" + timed + "]", "", (clips.size() + 1) * each);
  }

  private static Shown film(String clips, String more) throws Exception {
    return film(clips, more, 2);
  }

  private static Shown film(String clips, String more, double seconds) throws Exception {
    String json =
        "{'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/grey.png','Duration':"
            + seconds
            + "}]}],"
            + "'SubtitleTracks':[{'SubtitleTrackClips':"
            + clips
            + "}]"
            + more
            + "}";
    String output =
        "{'MediaURL':'http://b.oss-cn-shanghai.aliyuncs.com/o.mp4','Width':320,'Height':180,'Video':{'Fps':25,'Crf':1}}";
    return new Shown(
        studio.render(json.replace('\'', '"'), output.replace('\'', '"')), new ArrayList<>());
  }

  /** A film with its frames as they come to be looked at. */
  private record Shown(Film film, List<Frame> frames) {
    Frame at(double seconds) throws IOException {
      if (frames.isEmpty()) {
        byte[] pixels = film.pixels();
        for (int at = 0; at < pixels.length; at += WIDTH * HEIGHT * 3) {
          frames.add(new Frame(Arrays.copyOfRange(pixels, at, at + WIDTH * HEIGHT * 3)));
        }
      }
      return frames.get((int) Math.round(seconds * 25));
    }

    Frame.Box box() throws IOException {
      return at(0.6).box();
    }
  }

  /** A frame of the grey film: what is not grey is ink. */
  private static final class Frame {
    private final byte[] pixels;

    Frame(byte[] pixels) {
      this.pixels = pixels;
    }

    record Box(int left, int top, int right, int bottom) {}

    int level(int x, int y) {
      return pixels[(y * WIDTH + x) * 3 + 1] & 0xff;
    }

    boolean isInk(int x, int y) {
      int at = (y * WIDTH + x) * 3;
      int most = 0;
      for (int channel = 0; channel < 3; channel++) {
        most = Math.max(most, Math.abs((pixels[at + channel] & 0xff) - 0x28));
      }
      return most > 60;
    }

    int ink() {
      int count = 0;
      for (int place = 0; place < WIDTH * HEIGHT; place++) {
        count += isInk(place % WIDTH, place / WIDTH) ? 1 : 0;
      }
      return count;
    }

    int shape() {
      int shape = 0;
      for (int place = 0; place < WIDTH * HEIGHT; place++) {
        shape = shape * 31 + (isInk(place % WIDTH, place / WIDTH) ? 1 : 0);
      }
      return shape;
    }

    int differences(Frame other) {
      int count = 0;
      for (int place = 0; place < WIDTH * HEIGHT; place++) {
        int x = place % WIDTH;
        int y = place / WIDTH;
        count += isInk(x, y) == other.isInk(x, y) ? 0 : 1;
      }
      return count;
    }

    Box box() {
      int left = WIDTH;
      int top = HEIGHT;
      int right = -1;
      int bottom = -1;
      for (int place = 0; place < WIDTH * HEIGHT; place++) {
        int x = place % WIDTH;
        int y = place / WIDTH;
        if (isInk(x, y)) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x);
          bottom = Math.max(bottom, y);
        }
      }
      assertThat(right).as("something is written").isPositive();
      return new Box(left, top, right, bottom);
    }

    Frame shows(int x, int y, String rgb, int tolerance) {
      for (int channel = 0; channel < 3; channel++) {
        int wanted = Integer.parseInt(rgb.substring(2 * channel, 2 * channel + 2), 16);
        assertThat(pixels[(y * WIDTH + x) * 3 + channel] & 0xff)
            .as("channel %d at %d,%d should be that of %s", channel, x, y, rgb)
            .isCloseTo(wanted, within(tolerance));
      }
      return this;
    }
  }
}
