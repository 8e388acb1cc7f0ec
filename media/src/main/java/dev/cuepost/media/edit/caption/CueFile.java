package dev.cuepost.media.edit.caption;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads files of cues, srt and vtt, strictly: what is neither a cue nor blank is refused with its
 * line. Letters are UTF-8, or UTF-16 if its mark begins the file, else GB18030.
 */
final class CueFile {
  /** Larger files hold no captions. */
  static final int MOST_BYTES = 10 << 20;

  static final int MOST_CUES = 20_000;

  private static final Pattern SRT_TIMES =
      Pattern.compile(
          "\\s*(\\d{1,3}):(\\d{1,2}):(\\d{1,2})[,.](\\d{1,3})\\s*-->"
              + "\\s*(\\d{1,3}):(\\d{1,2}):(\\d{1,2})[,.](\\d{1,3})(?:\\s.*)?");
  private static final Pattern VTT_TIMES =
      Pattern.compile(
          "\\s*(?:(\\d{2,4}):)?(\\d{2}):(\\d{2})\\.(\\d{3})\\s+-->"
              + "\\s+(?:(\\d{2,4}):)?(\\d{2}):(\\d{2})\\.(\\d{3})(?:\\s.*)?");
  private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");
  private static final Pattern FONT_COLOR =
      Pattern.compile(
          "(?i)<font\\b[^<>]{0,200}?color=[\"']?#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\\b[^<>]{0,200}>");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z0-9][^<>]{0,500}>|</?[a-zA-Z]>");

  private final String[] lines;
  private int next;

  private CueFile(String text) {
    this.lines = text.split("\r\n|\n|\r", -1);
  }

  /**
   * Reads a file of subtitles.
   *
   * @throws RejectedException if it breaks a rule; the message does not name the file
   */
  static List<Cue> srt(byte[] file) {
    return new CueFile(text(file)).srt();
  }

  /**
   * Reads a WebVTT file; places and styles of its cues are not looked at.
   *
   * @throws RejectedException if it breaks a rule; the message does not name the file
   */
  static List<Cue> vtt(byte[] file) {
    return new CueFile(text(file)).vtt();
  }

  /** The letters of a file, without its mark. */
  static String text(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw bad("it has more than %d bytes".formatted(MOST_BYTES));
    }
    if (file.length >= 2 && file[0] == (byte) 0xff && file[1] == (byte) 0xfe) {
      return decode(file, 2, StandardCharsets.UTF_16LE);
    }
    if (file.length >= 2 && file[0] == (byte) 0xfe && file[1] == (byte) 0xff) {
      return decode(file, 2, StandardCharsets.UTF_16BE);
    }
    boolean mark =
        file.length >= 3
            && file[0] == (byte) 0xef
            && file[1] == (byte) 0xbb
            && file[2] == (byte) 0xbf;
    try {
      return strictly(file, mark ? 3 : 0, StandardCharsets.UTF_8);
    } catch (CharacterCodingException _) {
      return decode(file, 0, Charset.forName("GB18030"));
    }
  }

  private static String decode(byte[] file, int from, Charset charset) {
    try {
      return strictly(file, from, charset);
    } catch (CharacterCodingException _) {
      throw bad("its letters are neither UTF-8 nor GB18030");
    }
  }

  private static String strictly(byte[] file, int from, Charset charset)
      throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(file, from, file.length - from)).toString();
  }

  private List<Cue> srt() {
    var cues = new ArrayList<Cue>();
    while (skipBlank()) {
      if (NUMBER.matcher(lines[next]).matches() && next + 1 < lines.length) {
        next++;
      }
      var times = SRT_TIMES.matcher(lines[next]);
      if (!times.matches()) {
        throw badLine("must tell two times, such as 00:00:01,000 --> 00:00:02,500");
      }
      cue(cues, times.toMatchResult(), false);
    }
    return some(cues);
  }

  private List<Cue> vtt() {
    if (!lines[0].matches("WEBVTT(?:[ \t].*)?")) {
      throw bad("it does not begin with WEBVTT");
    }
    skipBlock();
    var cues = new ArrayList<Cue>();
    while (skipBlank()) {
      if (lines[next].matches("(?:NOTE|STYLE|REGION)(?:[ \t].*)?")) {
        skipBlock();
        continue;
      }
      if (!lines[next].contains("-->") && next + 1 < lines.length) {
        next++;
      }
      var times = VTT_TIMES.matcher(lines[next]);
      if (!times.matches()) {
        throw badLine("must tell two times, such as 00:01.000 --> 00:02.500");
      }
      cue(cues, times.toMatchResult(), true);
    }
    return some(cues);
  }

  private void cue(List<Cue> cues, MatchResult times, boolean vtt) {
    long start = time(times, 1);
    long end = time(times, 5);
    if (end < start) {
      throw badLine("ends before it begins");
    }
    next++;
    var text = new StringBuilder();
    while (next < lines.length && !lines[next].isBlank()) {
      text.append(text.isEmpty() ? "" : "\n").append(lines[next++]);
    }
    if (end > start && !text.isEmpty()) {
      if (cues.size() == MOST_CUES) {
        throw bad("it has more than %d cues".formatted(MOST_CUES));
      }
      cues.add(new Cue(start, end, codes(text.toString(), vtt)));
    }
  }

  private static List<Cue> some(List<Cue> cues) {
    if (cues.isEmpty()) {
      throw bad("it has no cues");
    }
    return cues;
  }

  private static long time(MatchResult times, int group) {
    String hours = times.group(group);
    String fraction = (times.group(group + 3) + "00").substring(0, 3);
    long millis =
        ((hours == null ? 0 : Long.parseLong(hours)) * 3_600
                    + Long.parseLong(times.group(group + 1)) * 60
                    + Long.parseLong(times.group(group + 2)))
                * 1_000
            + Long.parseLong(fraction);
    return (millis + 5) / 10;
  }

  /** Tags become codes of ASS; those without a meaning here go. */
  private static String codes(String text, boolean vtt) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    String coded =
        FONT_COLOR
            .matcher(text)
            .replaceAll("{\\\\c&H$3$2$1&}")
            .replaceAll("(?i)</font>", "{\\\\c}")
            .replaceAll("(?i)<([biu])(?:\\.[^<>]{0,100})?>", "{\\\\$1" + "1}")
            .replaceAll("(?i)</([biu])>", "{\\\\$1" + "0}")
            .replaceAll("\\{\\\\B", "{\\\\b")
            .replaceAll("\\{\\\\I", "{\\\\i")
            .replaceAll("\\{\\\\U", "{\\\\u");
    String plain = TAG.matcher(coded).replaceAll("");
    return vtt
        ? plain
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", "\u00a0")
            .replaceAll("&(?:lrm|rlm);", "")
            .replace("&amp;", "&")
        : plain;
  }

  private boolean skipBlank() {
    while (next < lines.length && lines[next].isBlank()) {
      next++;
    }
    return next < lines.length;
  }

  private void skipBlock() {
    while (next < lines.length && !lines[next].isBlank()) {
      next++;
    }
  }

  private RejectedException badLine(String rule) {
    return bad("line %d %s, was %s".formatted(next + 1, rule, Fields.printable(lines[next])));
  }

  static RejectedException bad(String why) {
    return new RejectedException(Rejection.inJob("InvalidParameter.ResourceContentBad", why));
  }
}
