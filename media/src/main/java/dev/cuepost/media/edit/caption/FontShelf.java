package dev.cuepost.media.edit.caption;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fonts of this machine, by their names in all languages and without regard to case, and what
 * stands in for those that the vendor names and that may not be passed on.
 */
public final class FontShelf {
  private static final List<String> SONG =
      List.of("SimSun", "AR PL UMing CN", "Noto Serif CJK SC", "Noto Sans CJK SC");
  private static final List<String> KAI =
      List.of("KaiTi", "AR PL UKai CN", "AR PL UMing CN", "Noto Serif CJK SC");
  private static final List<String> HEI =
      List.of("Noto Sans CJK SC", "WenQuanYi Zen Hei", "AR PL UMing CN");
  private static final List<String> ANY =
      List.of("Noto Sans CJK SC", "WenQuanYi Zen Hei", "AR PL UMing CN", "DejaVu Sans");

  /** By the beginning of the name, in small letters and without spaces, hyphens and underscores. */
  private static final Map<String, List<String>> STAND_INS =
      Map.ofEntries(
          Map.entry("simsun", SONG),
          Map.entry("nsimsun", SONG),
          Map.entry("宋体", SONG),
          Map.entry("新宋体", SONG),
          Map.entry("fangsong", SONG),
          Map.entry("仿宋", SONG),
          Map.entry("songti", SONG),
          Map.entry("sourcehanserif", SONG),
          Map.entry("思源宋体", SONG),
          Map.entry("notoserif", SONG),
          Map.entry("kaiti", KAI),
          Map.entry("楷体", KAI),
          Map.entry("stkaiti", KAI),
          Map.entry("华文楷体", KAI),
          Map.entry("yuanti", HEI),
          Map.entry("simhei", HEI),
          Map.entry("黑体", HEI),
          Map.entry("microsoftyahei", HEI),
          Map.entry("微软雅黑", HEI),
          Map.entry("pingfang", HEI),
          Map.entry("alibaba", HEI),
          Map.entry("阿里巴巴", HEI),
          Map.entry("sourcehansans", HEI),
          Map.entry("思源黑体", HEI),
          Map.entry("notosans", HEI),
          Map.entry("happyzcool", HEI),
          Map.entry("站酷", HEI),
          Map.entry("wenquanyi", List.of("WenQuanYi Zen Hei", "Noto Sans CJK SC")),
          Map.entry("文泉驿", List.of("WenQuanYi Zen Hei", "Noto Sans CJK SC")));

  private final Map<String, FontFace> faces = new HashMap<>();
  private final List<FontFace> all;

  public FontShelf(List<FontFace> faces) {
    this.all = List.copyOf(faces);
    for (var face : all) {
      for (String name : face.names()) {
        this.faces.merge(
            key(name),
            face,
            (there, other) -> rank(other, name) < rank(there, name) ? other : there);
      }
    }
  }

  /** Families have light, bold and narrow faces too; lower is nearer to what a plain name means. */
  private static int rank(FontFace face, String name) {
    return (face.family().equalsIgnoreCase(name) ? 0 : 2) + (face.isRegular() ? 0 : 1);
  }

  /**
   * A face found by name.
   *
   * @param exact whether it is the one that was asked for
   */
  record Match(FontFace face, boolean exact) {}

  /** The font of that name, or the nearest one; empty only if there is no font at all. */
  Optional<Match> find(String name) {
    var exact = Optional.ofNullable(faces.get(key(name)));
    if (exact.isPresent()) {
      return exact.map(face -> new Match(face, true));
    }
    String plain = key(name).replaceAll("[ _-]", "");
    var standIns =
        STAND_INS.entrySet().stream()
            .filter(entry -> plain.startsWith(entry.getKey()))
            .findFirst()
            .map(Map.Entry::getValue)
            .orElse(ANY);
    return Stream.concat(standIns.stream(), ANY.stream())
        .flatMap(family -> Optional.ofNullable(faces.get(key(family))).stream())
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(face -> new Match(face, false));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
