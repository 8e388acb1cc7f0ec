package dev.cuepost.media.edit.caption;

import static java.util.Comparator.comparingInt;

import dev.cuepost.media.edit.canvas.FrontEnd;
import dev.cuepost.media.edit.caption.Caption.Matter;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The captions of a timeline, in the order in which they are drawn.
 *
 * @param list the later ones over the earlier ones
 * @param frontEnd the canvas on which sizes in pixels were chosen: {@code FECanvas}
 */
public record Captions(List<Caption> list, Optional<FrontEnd> frontEnd) {
  /** No captions. */
  public static final Captions NONE = new Captions(List.of(), Optional.empty());

  private static final int MOST_PIXELS = 65_536;

  public Captions {
    list = List.copyOf(list);
  }

  /** Gathers captions while a timeline is read. */
  public static final class Reading {
    private final List<Caption> list = new ArrayList<>();

    /**
     * Reads one clip.
     *
     * @throws RejectedException if it breaks a rule, with the path of the field
     */
    public Fields add(Fields clip) {
      list.add(CaptionReader.read(clip));
      return clip;
    }

    /**
     * Reads one clip of a track among those of pictures.
     *
     * @param track its number; what lies on those behind it lies over the caption
     * @throws RejectedException if it breaks a rule, with the path of the field
     */
    public Fields addOn(Fields clip, int track) {
      list.add(CaptionReader.read(clip).under(OptionalInt.of(track)));
      return clip;
    }

    /**
     * Reads an effect that writes on a clip.
     *
     * @param carrier path of the clip
     * @throws RejectedException if it breaks a rule, with the path of the field
     */
    public void addEffect(Fields effect, String carrier) {
      list.add(CaptionReader.effect(effect, carrier));
    }

    /**
     * Reads an effect that writes what is said in a clip.
     *
     * @param carrier path of the clip
     * @throws RejectedException if it breaks a rule, with the path of the field
     */
    public void addSpeech(Fields effect, String carrier) {
      list.add(CaptionReader.speech(effect, carrier));
    }

    /**
     * All that were read.
     *
     * @param timeline for the size of the canvas on which they were made
     * @param pictures the numbers of the video tracks that have any, from the bottom up
     */
    public Captions of(Fields timeline, List<Integer> pictures) {
      var ordered =
          list.stream()
              .map(caption -> caption.under(firstOver(caption, pictures)))
              .sorted(comparingInt(caption -> caption.under().orElse(Integer.MAX_VALUE)))
              .toList();
      return new Captions(ordered, timeline.object("FECanvas").flatMap(Reading::frontEnd));
    }

    private static OptionalInt firstOver(Caption caption, List<Integer> pictures) {
      return caption.under().isEmpty()
          ? caption.under()
          : pictures.stream()
              .mapToInt(Integer::intValue)
              .filter(track -> track > caption.under().getAsInt())
              .findFirst();
    }

    private static Optional<FrontEnd> frontEnd(Fields canvas) {
      var width = canvas.integer("Width", 1, MOST_PIXELS);
      var height = canvas.integer("Height", 1, MOST_PIXELS);
      canvas.warnAboutTheRest(CaptionReader.NOT_SUPPORTED);
      if (width.isEmpty() || height.isEmpty()) {
        canvas.warn(width.isEmpty() ? "Width" : "Height", "is missing, so FECanvas was ignored.");
        return Optional.empty();
      }
      return Optional.of(new FrontEnd(width.get(), height.get()));
    }
  }

  /**
   * What is shown, and when as far as the captions themselves say it.
   *
   * @param text the words, or the address of a file of them
   */
  public record Shown(String text, Optional<Duration> from, Optional<Duration> until) {}

  /** What is shown, in the order of the list, but for what nobody listened to yet. */
  public List<Shown> shown() {
    return list.stream()
        .filter(caption -> !(caption.matter() instanceof Matter.Speech))
        .map(caption ->
            new Shown(
                switch (caption.matter()) {
                  case Matter.Words(String content) -> content;
                  case Matter.File(String url, _) -> url;
                  case Matter.Speech(String clip, _) -> clip;
                },
                caption.from(),
                caption.to()))
        .toList();
  }

  /**
   * A clip to whose words somebody has to listen.
   *
   * @param path of the effect that wants it
   * @param clip path of the clip
   * @param text what is said there, as far as that is known
   */
  public record Speech(String path, String clip, Optional<String> text) {}

  /** Words with their time in the output. */
  public record Said(Duration from, Duration to, String text) {}

  /** What somebody has to listen to. */
  public List<Speech> speeches() {
    var speeches = new ArrayList<Speech>();
    for (var caption : list) {
      if (caption.matter() instanceof Matter.Speech(String clip, var text)) {
        speeches.add(new Speech(caption.path(), clip, text));
      }
    }
    return speeches;
  }

  /**
   * The same with the words that were heard.
   *
   * @param heard by the path of each of {@link #speeches}; one that is missing is not seen
   */
  public Captions saying(Map<String, List<Said>> heard) {
    return new Captions(
        list.stream().flatMap(caption -> said(caption, heard).stream()).toList(), frontEnd);
  }

  private static List<Caption> said(Caption caption, Map<String, List<Said>> heard) {
    if (!(caption.matter() instanceof Matter.Speech)) {
      return List.of(caption);
    }
    return heard.getOrDefault(caption.path(), List.of()).stream()
        .map(words ->
            caption.during(Optional.of(words.from()), Optional.of(words.to())).saying(words.text()))
        .toList();
  }

  /**
   * A caption that clips may name.
   *
   * @param path where it stands in the JSON
   */
  public record Named(String id, String path, Duration from, Duration end) {}

  /** Those that clips may name: they have an id and tell when they are there. */
  public List<Named> named() {
    var named = new ArrayList<Named>();
    for (var caption : list) {
      if (caption.id().isPresent() && caption.host().isEmpty() && caption.end().isPresent()) {
        named.add(
            new Named(
                caption.id().get(),
                caption.path(),
                caption.from().orElse(Duration.ZERO),
                caption.end().get()));
      }
    }
    return named;
  }

  /** The lowest video track whose pictures lie over some of them. */
  public OptionalInt lowestOver() {
    return list.stream().flatMapToInt(caption -> caption.under().stream()).min();
  }

  /** Where they stand in the JSON. */
  public List<String> paths() {
    return list.stream().map(Caption::path).toList();
  }

  /** The addresses of caption files, as written. */
  public Set<String> files() {
    var urls = new LinkedHashSet<String>();
    for (var caption : list) {
      if (caption.matter() instanceof Matter.File(String url, _)) {
        urls.add(url);
      }
    }
    return urls;
  }

  /** The addresses of pictures behind texts, as written. */
  public Set<String> pictures() {
    var urls = new LinkedHashSet<String>();
    for (var caption : list) {
      caption.style().bubble().ifPresent(bubble -> urls.add(bubble.picture()));
      caption.style().unders().forEach(under -> under.picture().ifPresent(urls::add));
    }
    return urls;
  }

  /** The addresses of fonts, as written. */
  public Set<String> fonts() {
    var urls = new LinkedHashSet<String>();
    list.forEach(caption -> caption.style().font().url().ifPresent(urls::add));
    return urls;
  }

  /**
   * Draws them up for a picture.
   *
   * @param width of the output, in pixels
   * @param height of the output, in pixels
   * @param length of the output; nothing is shown behind it
   * @param clips when the clips are there that captions go with
   * @param files the bytes of each of {@link #files}
   * @param fonts the face of each of {@link #fonts}
   * @param shelf the fonts of this machine
   * @return the sheet, with a warning for each font that had to be replaced and the like; rejected
   *     if a caption file cannot be read
   */
  public Verdict<CaptionSheet> draw(
      int width,
      int height,
      Duration length,
      ClipPlaces clips,
      Map<String, byte[]> files,
      Map<String, FontFace> fonts,
      FontShelf shelf) {
    var drawing =
        new Drawing(
            width,
            height,
            frontEnd.map(canvas -> Scale.of(canvas, width, height)).orElse(Scale.NONE),
            Drawing.hundredths(length),
            clips,
            files,
            new Fonts(shelf, fonts));
    try {
      list.forEach(drawing::add);
      return new Verdict.Accepted<>(drawing.finish(), drawing.warnings());
    } catch (RejectedException rejected) {
      return new Verdict.Rejected<>(rejected.rejection());
    }
  }
}
