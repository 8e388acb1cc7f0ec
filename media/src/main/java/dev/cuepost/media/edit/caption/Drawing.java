package dev.cuepost.media.edit.caption;

import dev.cuepost.media.edit.caption.Caption.Kind;
import dev.cuepost.media.edit.caption.Caption.Matter;
import dev.cuepost.media.edit.caption.Moves.Part;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Draws captions up, one after the other, into documents. */
final class Drawing {
  /** No film is longer. */
  private static final long LAST = 36_000_000;

  private static final int MOST_DOCUMENTS = 32;
  private static final int MOST_CHARACTERS = 32 << 20;
  private static final int MOST_WARNINGS = 100;
  private static final int MOST_PICTURES = 500;

  private final int width;
  private final int height;
  private final Scale scale;
  private final long total;
  private final ClipPlaces clips;
  private final Map<String, byte[]> files;
  private final Map<String, List<Cue>> cues = new HashMap<>();
  private final Fonts fonts;
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<CaptionSheet.Page> pages = new ArrayList<>();
  private final List<CaptionSheet.Picture> pictures = new ArrayList<>();
  private OptionalInt under = OptionalInt.empty();
  private String path = "";
  private Document document;
  private Load load;
  private Sheet sheet = new Sheet();
  private long characters;

  Drawing(
      int width,
      int height,
      Scale scale,
      long total,
      ClipPlaces clips,
      Map<String, byte[]> files,
      Fonts fonts) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.total = total;
    this.clips = clips;
    this.files = files;
    this.fonts = fonts;
    this.document = new Document(width, height);
    this.load = new Load(width, height);
  }

  /** The grain of ASS, to the nearest. */
  static long hundredths(Duration time) {
    return Math.min(LAST, (time.toMillis() + 5) / 10);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  CaptionSheet finish() {
    close();
    return new CaptionSheet(pages, pictures);
  }

  private void close() {
    if (!document.isEmpty()) {
      load.check();
      load = new Load(width, height);
      keep(document.text());
      document = new Document(width, height);
      sheet = new Sheet();
    }
  }

  private void keep(String text) {
    if (pages.size() == MOST_DOCUMENTS) {
      throw tooMuch("more than %d documents".formatted(MOST_DOCUMENTS));
    }
    pages.add(new CaptionSheet.Page(text, under));
  }

  private void count(long more) {
    characters += more;
    if (characters > MOST_CHARACTERS) {
      throw tooMuch("more than %d characters".formatted(MOST_CHARACTERS));
    }
  }

  private static RejectedException tooMuch(String what) {
    return new RejectedException(
        Rejection.inJob(
            "InvalidParameter", "SubtitleTracks: the captions would take " + what + "."));
  }

  /** Adds one that lies over those before it. */
  void add(Caption caption) {
    if (!caption.under().equals(under)) {
      close();
      under = caption.under();
    }
    clips
        .placed(caption, width, height, what -> warn(caption.path() + " " + what))
        .ifPresent(this::addPlaced);
  }

  private void addPlaced(Caption caption) {
    path = caption.path();
    long from = caption.from().map(Drawing::hundredths).orElse(0L);
    long to = caption.end().map(Drawing::hundredths).map(end -> Math.min(end, total)).orElse(total);
    Consumer<String> warn = what -> warn(caption.path() + " " + what);
    if (from >= to) {
      warn.accept("lies outside of the output and is not seen.");
      return;
    }
    switch (caption.matter()) {
      case Matter.Words(String content) -> {
        var look = look(caption);
        write(look, content, from, to);
      }
      case Matter.Speech _ -> {} // nobody listened: an edit that is only looked at
      case Matter.File(String url, Kind kind) when kind == Kind.ASS -> {
        close();
        naming(caption, () -> AssFile.clean(bytes(url), fonts, from, to, warn))
            .ifPresent(text -> {
              count(text.length());
              keep(text);
            });
      }
      case Matter.File(String url, Kind kind) -> {
        var look = look(caption);
        for (var cue : naming(caption, () -> cues(url, kind))) {
          long start = Math.max(from, cue.start());
          long end = Math.min(to, cue.end());
          if (start < end) {
            write(look, cue.text(), start, end);
          }
        }
      }
    }
  }

  private List<Cue> cues(String url, Kind kind) {
    return cues.computeIfAbsent(
        kind + url, _ -> kind == Kind.SRT ? CueFile.srt(bytes(url)) : CueFile.vtt(bytes(url)));
  }

  private byte[] bytes(String url) {
    var bytes = files.get(url);
    if (bytes == null) {
      throw new IllegalArgumentException("no file for " + url);
    }
    return bytes;
  }

  private void warn(String text) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(text);
    }
  }

  /** Puts the field before what is wrong with its file. */
  private static <T> T naming(Caption caption, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RejectedException rejected) {
      var why = rejected.rejection();
      throw new RejectedException(
          Rejection.inJob(
              why.code(),
              "%s.FileURL names a caption file that cannot be used: %s."
                  .formatted(caption.path(), why.message().replaceFirst("\\.$", ""))));
    }
  }

  private Look look(Caption caption) {
    var style = caption.style();
    var type = fonts.type(style.font(), what -> warn(caption.path() + ".Font " + what));
    return new Look(
        style,
        type,
        caption.scale().isPresent() ? Scale.even(caption.scale().getAsDouble()) : scale,
        width,
        height,
        fonts,
        what -> warn(caption.path() + " " + what));
  }

  private void write(Look look, String content, long from, long to) {
    var block = look.block(content);
    load.add(from, to, block.bulk());
    block.write(sheet, from, to);
  }

  /** Where blocks are written. */
  final class Sheet {
    private int layer;

    /** The name of a style, which is made if need be; the fields are those behind its name. */
    String style(String fields) {
      return document.style(fields);
    }

    void event(Part part, String style, String text) {
      count(document.event(layer, part.from(), part.to(), style, text));
    }

    /** A picture below all texts. */
    void picture(String url, Rectangle area, double radius, double opacity, long from, long to) {
      if (pictures.size() == MOST_PICTURES) {
        throw tooMuch("more than %d pictures".formatted(MOST_PICTURES));
      }
      pictures.add(
          new CaptionSheet.Picture(
              path,
              url,
              area,
              radius,
              opacity,
              Duration.ofMillis(10 * from),
              Duration.ofMillis(10 * to),
              under));
    }

    /** What comes lies over what is there. */
    void nextLayer() {
      layer++;
    }
  }
}
