package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** Films of captions over grey, and the frames of them. */
final class CaptionFilms {
  /** Where large letters stand that are looked into. */
  static final String BLOCK = "'FontSize':60,'X':40,'Y':40,";

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  private final Path folder;
  private final Studio studio;

  CaptionFilms(Path folder) {
    this.folder = folder;
    studio = new Studio(folder);
    studio.make("grey.png", "-f|lavfi|-i|color=0x282828:s=320x180|-frames:v|1");
  }

  /** Where the files of the captions lie. */
  Path folder() {
    return folder;
  }

  /** The fields of a text, in a font that is there. */
  static String text(String content, String fields) {
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
  List<Frame> frames(List<String> clips) throws Exception {
    var film = row(clips, 0.12);
    var frames = new ArrayList<Frame>();
    for (int index = 0; index < clips.size(); index++) {
      frames.add(film.at(index * 0.12 + 0.04));
    }
    return frames;
  }

  /** Captions one after the other, each for as long. */
  Shown row(List<String> clips, double each) throws Exception {
    var timed = new StringJoiner(",");
    for (int index = 0; index < clips.size(); index++) {
      timed.add(
          "{'TimelineIn':%.2f,'TimelineOut':%.2f,%s}"
              .formatted(index * each, (index + 1) * each, clips.get(index)));
    }
    return film("[" + timed + "]", "", (clips.size() + 1) * each);
  }

  /** Two seconds of captions over grey. */
  Shown film(String clips, String more) throws Exception {
    return film(clips, more, 2);
  }

  private Shown film(String clips, String more, double seconds) throws Exception {
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
  record Shown(Film film, List<Frame> frames) {
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
  static final class Frame {
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
