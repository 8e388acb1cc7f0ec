package dev.cuepost.media.edit.caption;

import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A face of a font file (ttf, otf, or one of a ttc): its names and its measures.
 *
 * <p>libass takes a font size as the height of a line, which is {@code usWinAscent + usWinDescent}
 * of the table {@code OS/2} (else ascender and descender of {@code hhea}), while the vendor's
 * {@code FontSize} is the size of the em square in pixels. So the size handed to libass is {@code
 * FontSize} times {@link #lineHeight}, which is 1.16 for DejaVu Sans and 1.45 for Noto Sans CJK.
 */
public final class FontFace {
  private static final int MOST_FACES = 64;
  private static final int MOST_NAMES = 1_000;
  private static final int MOST_TABLES = 256;
  private static final Pattern USABLE =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()&+-]{0,63}");

  private static final Set<String> PLAIN_STYLES = Set.of("Regular", "Book", "Normal", "Roman");

  private static final int TTC = 0x74746366;
  private static final Set<Integer> SINGLE = Set.of(0x00010000, 0x4f54544f, 0x74727565);

  private static final int FAMILY = 1;
  private static final int STYLE = 2;
  private static final int FULL_NAME = 4;
  private static final int POSTSCRIPT_NAME = 6;
  private static final int TYPOGRAPHIC_FAMILY = 16;

  private final ByteBuffer file;
  private final Map<String, ByteBuffer> tables;
  private final String family;
  private final Set<String> names;
  private final boolean regular;
  private final int unitsPerEm;
  private final double lineHeight;
  private final int widths;
  private final ByteBuffer widthTable;
  private final Optional<ByteBuffer> letters;

  private FontFace(ByteBuffer file, int start) {
    this.file = file;
    this.tables = tables(start);
    var found = found(table("name"));
    this.family =
        List.of(FAMILY, FULL_NAME, POSTSCRIPT_NAME).stream()
            .flatMap(id -> found.getOrDefault(id, List.of()).stream())
            .filter(name -> USABLE.matcher(name).matches())
            .findFirst()
            .orElseThrow(() -> bad("it has no name that can be used"));
    this.names = new LinkedHashSet<>();
    for (int id : List.of(FAMILY, FULL_NAME, POSTSCRIPT_NAME, TYPOGRAPHIC_FAMILY)) {
      names.addAll(found.getOrDefault(id, List.of()));
    }
    this.regular = found.getOrDefault(STYLE, List.of()).stream().anyMatch(PLAIN_STYLES::contains);
    this.unitsPerEm = Short.toUnsignedInt(table("head").getShort(18));
    if (unitsPerEm < 16 || unitsPerEm > 16_384) {
      throw bad("its em has " + unitsPerEm + " units");
    }
    double units = lineUnits();
    this.lineHeight = units / unitsPerEm;
    if (lineHeight < 0.2 || lineHeight > 10) {
      throw bad("its lines are " + lineHeight + " ems high");
    }
    this.widths = Short.toUnsignedInt(table("hhea").getShort(34));
    this.widthTable = table("hmtx");
    this.letters = letters();
  }

  /**
   * Looks at a file.
   *
   * @return its faces, one or more; rejected if it is no font that can be used, with a clause that
   *     says why
   */
  public static Verdict<List<FontFace>> read(ByteBuffer file) {
    try {
      return new Verdict.Accepted<>(faces(file.duplicate()), List.of());
    } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException _) {
      return new Verdict.Rejected<>(bad("it is cut off or damaged").rejection());
    } catch (RejectedException rejected) {
      return new Verdict.Rejected<>(rejected.rejection());
    }
  }

  private static List<FontFace> faces(ByteBuffer file) {
    int magic = file.getInt(0);
    if (SINGLE.contains(magic)) {
      return List.of(new FontFace(file, 0));
    }
    if (magic != TTC) {
      throw bad("it is no TrueType or OpenType font");
    }
    int count = file.getInt(8);
    if (count < 1 || count > MOST_FACES) {
      throw bad("it has " + count + " faces");
    }
    var faces = new ArrayList<FontFace>();
    for (int face = 0; face < count; face++) {
      faces.add(new FontFace(file, file.getInt(12 + 4 * face)));
    }
    return faces;
  }

  /** The name under which libass finds it; it holds no comma and no backslash. */
  public String family() {
    return family;
  }

  /** All of its names, in all languages. */
  public Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  /** Whether it is neither bold nor slanted. */
  public boolean isRegular() {
    return regular;
  }

  /** Height of a line, in ems, as libass counts it. */
  public double lineHeight() {
    return lineHeight;
  }

  /**
   * How far a letter moves the pen, in ems. For letters that it lacks, and which another font will
   * lend: 1 for those of East Asia and pictures, 0.45 for those of Arabic, which are narrower where
   * they join, 0.6 for others.
   */
  public double advance(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
        return 0;
      }
      default -> {}
    }
    try {
      int glyph = letters.map(table -> glyph(table, codePoint)).orElse(0);
      if (glyph != 0 && widths > 0) {
        int index = Math.min(glyph, widths - 1);
        return Short.toUnsignedInt(widthTable.getShort(4 * index)) / (double) unitsPerEm;
      }
    } catch (IndexOutOfBoundsException _) {
      // a damaged table tells as much as a missing letter
    }
    return isWide(codePoint)
        ? 1
        : Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.ARABIC ? 0.45 : 0.6;
  }

  /** Whether text may be broken before and after a letter, as in East Asia. */
  static boolean isWide(int codePoint) {
    return codePoint >= 0x1100
        && (codePoint <= 0x115f
            || (codePoint >= 0x2e80 && codePoint <= 0xd7ff)
            || (codePoint >= 0xf900 && codePoint <= 0xfaff)
            || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
            || (codePoint >= 0xff00 && codePoint <= 0xff60)
            || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
            || (codePoint >= 0x20000 && codePoint <= 0x3ffff));
  }

  private Map<String, ByteBuffer> tables(int start) {
    if (!SINGLE.contains(file.getInt(start))) {
      throw bad("one of its faces is no TrueType or OpenType font");
    }
    int count = Short.toUnsignedInt(file.getShort(start + 4));
    if (count > MOST_TABLES) {
      throw bad("it has " + count + " tables");
    }
    var found = new HashMap<String, ByteBuffer>();
    for (int table = 0; table < count; table++) {
      int entry = start + 12 + 16 * table;
      byte[] tag = new byte[4];
      file.get(entry, tag);
      found.put(
          new String(tag, StandardCharsets.ISO_8859_1),
          file.slice(file.getInt(entry + 8), file.getInt(entry + 12)));
    }
    return found;
  }

  private ByteBuffer table(String tag) {
    var table = tables.get(tag);
    if (table == null) {
      throw bad("it has no table " + tag);
    }
    return table;
  }

  /** By id; English before other languages, and those for old Macs last. */
  private Map<Integer, List<String>> found(ByteBuffer table) {
    var english = new TreeMap<Integer, List<String>>();
    var others = new TreeMap<Integer, List<String>>();
    var old = new TreeMap<Integer, List<String>>();
    int count = Math.min(MOST_NAMES, Short.toUnsignedInt(table.getShort(2)));
    int storage = Short.toUnsignedInt(table.getShort(4));
    for (int record = 0; record < count; record++) {
      int entry = 6 + 12 * record;
      int platform = table.getShort(entry);
      int language = Short.toUnsignedInt(table.getShort(entry + 4));
      int id = table.getShort(entry + 6);
      byte[] bytes = new byte[Short.toUnsignedInt(table.getShort(entry + 8))];
      table.get(storage + Short.toUnsignedInt(table.getShort(entry + 10)), bytes);
      boolean mac = platform == 1;
      var text =
          new String(bytes, mac ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE).strip();
      if (!text.isEmpty()) {
        (mac ? old : language == 0x409 || platform == 0 ? english : others)
            .computeIfAbsent(id, _ -> new ArrayList<>())
            .add(text);
      }
    }
    for (var more : List.of(others, old)) {
      more.forEach(
          (id, texts) -> english.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(texts));
    }
    return english;
  }

  private double lineUnits() {
    var os2 = Optional.ofNullable(tables.get("OS/2")).filter(table -> table.capacity() >= 78);
    int windows =
        os2.map(table ->
                Short.toUnsignedInt(table.getShort(74)) + Short.toUnsignedInt(table.getShort(76)))
            .orElse(0);
    var hhea = table("hhea");
    return windows != 0 ? windows : hhea.getShort(4) - hhea.getShort(6);
  }

  /** The table of Unicode letters: the full one, or that of the first 65,536. */
  private Optional<ByteBuffer> letters() {
    var cmap = table("cmap");
    int count = Math.min(MOST_TABLES, Short.toUnsignedInt(cmap.getShort(2)));
    Optional<ByteBuffer> best = Optional.empty();
    for (int record = 0; record < count; record++) {
      int platform = cmap.getShort(4 + 8 * record);
      int offset = cmap.getInt(8 + 8 * record);
      int format = Short.toUnsignedInt(cmap.getShort(offset));
      if (platform != 1 && (format == 12 || (format == 4 && best.isEmpty()))) {
        best = Optional.of(cmap.slice(offset, cmap.capacity() - offset));
      }
    }
    return best;
  }

  private static int glyph(ByteBuffer table, int codePoint) {
    return table.getShort(0) == 12 ? byGroup(table, codePoint) : bySegment(table, codePoint);
  }

  private static int byGroup(ByteBuffer table, int codePoint) {
    int low = 0;
    int high = table.getInt(12) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int entry = 16 + 12 * middle;
      if (codePoint < table.getInt(entry)) {
        high = middle - 1;
      } else if (codePoint > table.getInt(entry + 4)) {
        low = middle + 1;
      } else {
        return table.getInt(entry + 8) + codePoint - table.getInt(entry);
      }
    }
    return 0;
  }

  private static int bySegment(ByteBuffer table, int codePoint) {
    if (codePoint > 0xffff) {
      return 0;
    }
    int doubled = Short.toUnsignedInt(table.getShort(6));
    int low = 0;
    int high = doubled / 2 - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Short.toUnsignedInt(table.getShort(14 + 2 * middle)) < codePoint) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int first = Short.toUnsignedInt(table.getShort(16 + doubled + 2 * low));
    if (codePoint < first) {
      return 0;
    }
    int delta = table.getShort(16 + 2 * doubled + 2 * low);
    int place = 16 + 3 * doubled + 2 * low;
    int offset = Short.toUnsignedInt(table.getShort(place));
    if (offset == 0) {
      return (codePoint + delta) & 0xffff;
    }
    int glyph = Short.toUnsignedInt(table.getShort(place + offset + 2 * (codePoint - first)));
    return glyph == 0 ? 0 : (glyph + delta) & 0xffff;
  }

  private static RejectedException bad(String why) {
    return new RejectedException(Rejection.inJob("InvalidParameter.ResourceContentBad", why));
  }
}
