package dev.cuepost.media.render;

import dev.cuepost.media.edit.caption.FontFace;
import dev.cuepost.media.edit.caption.FontShelf;
import dev.cuepost.media.json.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fonts of this machine, in the folders where Fontconfig looks for them. Any thread may ask.
 */
public final class InstalledFonts {
  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 20_000;

  private final List<Path> folders;
  private Optional<FontShelf> shelf = Optional.empty();

  public InstalledFonts(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** Those of {@link #folders}. */
  public InstalledFonts() {
    this(folders());
  }

  /** The folders of this system and of the user who runs this program. */
  public static List<Path> folders() {
    Path home = Path.of(System.getProperty("user.home", "/"));
    return List.of(
        Path.of("/usr/share/fonts"),
        Path.of("/usr/local/share/fonts"),
        home.resolve(".local/share/fonts"),
        home.resolve(".fonts"));
  }

  /**
   * Looks through the folders when first asked; what cannot be read or is no font is passed over.
   */
  public synchronized FontShelf shelf() {
    if (shelf.isEmpty()) {
      shelf = Optional.of(look());
    }
    return shelf.get();
  }

  private FontShelf look() {
    var faces = new ArrayList<FontFace>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (var files = Files.walk(folder, DEEPEST)) {
          fonts(files).forEach(file -> faces.addAll(faces(file)));
        } catch (IOException | UncheckedIOException _) {
          // a folder that cannot be read holds no fonts for us
        }
      }
    }
    return new FontShelf(faces);
  }

  private static Stream<Path> fonts(Stream<Path> files) {
    return files
        .filter(
            file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(?:ttf|ttc|otf|otc)"))
        .limit(MOST_FILES)
        .sorted();
  }

  /** Mapped rather than read: few of them will ever write a text. */
  private static List<FontFace> faces(Path file) {
    try (var channel = FileChannel.open(file)) {
      var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return FontFace.read(bytes) instanceof Verdict.Accepted<List<FontFace>>(var faces, _)
          ? faces
          : List.of();
    } catch (IOException | IllegalArgumentException _) {
      return List.of();
    }
  }
}
