package dev.cuepost.media.render;

import static dev.cuepost.media.render.CaptionFilms.BLOCK;
import static dev.cuepost.media.render.CaptionFilms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where captions stand in the finished picture, how large and in which colours. */
@Tag("slow")
class CaptionsTest {
  private static CaptionFilms films;

  @BeforeAll
  static void makeMaterials(@TempDir Path folder) {
    films = new CaptionFilms(folder);
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
    var frames = films.frames(stands.stream().map(stand -> text("HHH", stand.fields())).toList());
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
        films.frames(
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
        films.frames(
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
        films
            .film(
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
    var frames = films.frames(clips);
    for (int index = 0; index < colors.size(); index++) {
      frames.get(index).shows(80, 75, colors.get(index), 6);
    }
    frames.getLast().shows(80, 75, "949494", 8);
  }

  @Test
  void boxes_outlines_and_shadows_have_their_colors_and_lie_below_the_text() throws Exception {
    var frames =
        films.frames(
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
        films.film(
            "[{" + text("███", "'FontSize':60,'TimelineIn':0.52,'TimelineOut':1.2,") + "}]", "");
    assertThat(film.at(0.48).ink()).isZero();
    assertThat(film.at(0.52).ink()).isPositive();
    assertThat(film.at(1.16).ink()).isPositive();
    assertThat(film.at(1.2).ink()).isZero();
  }

  @Test
  void captions_do_not_make_the_output_longer() throws Exception {
    var film = films.film("[{" + text("A", "'TimelineIn':1,'TimelineOut':60,") + "}]", "");
    assertThat(film.film().frames()).isEqualTo(50);
    assertThat(film.at(1.96).ink()).isPositive();
  }

  @Test
  void long_texts_are_broken_into_lines_or_made_smaller_and_lines_stand_apart_as_told()
      throws Exception {
    String text = "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少";
    var frames =
        films.frames(
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
}
