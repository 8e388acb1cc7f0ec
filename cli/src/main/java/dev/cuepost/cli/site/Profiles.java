package dev.cuepost.cli.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.cuepost.cli.outcome.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Servers by name, in a TOML file that only its owner may read. The file is read and written as a
 * whole; a writer puts a new one in its place.
 */
public final class Profiles {
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);
  private static final String CURRENT = "current";
  private static final String ALL = "profiles";

  private final Path file;
  private final TomlMapper toml = new TomlMapper();

  public Profiles(Path file) {
    this.file = file;
  }

  /** Those of whoever runs the command. */
  public static Profiles of(Function<String, @Nullable String> environment) {
    String configuration = environment.apply("XDG_CONFIG_HOME");
    Path directory =
        configuration == null || configuration.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(configuration);
    return new Profiles(directory.resolve("cuepost").resolve("profiles.toml"));
  }

  /** Where they are. */
  public Path file() {
    return file;
  }

  /** Their names, sorted. */
  public List<String> names() {
    return read().path(ALL).properties().stream().map(Map.Entry::getKey).sorted().toList();
  }

  /** The one that is used when nothing says otherwise. */
  public Optional<String> current() {
    return Optional.of(read().path(CURRENT).asText()).filter(name -> !name.isEmpty());
  }

  /**
   * The server of that name.
   *
   * @throws Failure if there is none
   */
  public Site get(String name) {
    return SiteToml.read(name, entry(read(), name));
  }

  /** Adds a server, or puts it in the place of the one of that name. */
  public void put(String name, Site site) {
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw Failure.usage(
          "a profile's name has 1 to 64 letters, digits, hyphens and underscores, was '%s'"
              .formatted(name));
    }
    ObjectNode all = read();
    all.withObjectProperty(ALL).set(name, SiteToml.write(site));
    write(all);
  }

  /** Uses that server from now on. */
  public void use(String name) {
    ObjectNode all = read();
    entry(all, name);
    write(all.put(CURRENT, name));
  }

  public void remove(String name) {
    ObjectNode all = read();
    entry(all, name);
    all.withObjectProperty(ALL).remove(name);
    if (all.path(CURRENT).asText().equals(name)) {
      all.remove(CURRENT);
    }
    write(all);
  }

  private ObjectNode entry(ObjectNode all, String name) {
    if (all.path(ALL).path(name) instanceof ObjectNode entry) {
      return entry;
    }
    throw Failure.usage(
        "there is no profile '%s' in %s: 'cuepost profile list' tells which there are"
            .formatted(name, file));
  }

  private ObjectNode read() {
    try {
      if (!Files.exists(file)) {
        return toml.createObjectNode();
      }
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (mode.stream().anyMatch(OTHERS::contains)) {
        throw new Failure(
            "%s holds secrets, and others may read or change it (%s): chmod 600 %s"
                .formatted(file, PosixFilePermissions.toString(mode), file));
      }
      return toml.readTree(Files.readString(file)) instanceof ObjectNode all
          ? all
          : toml.createObjectNode();
    } catch (JsonProcessingException e) {
      throw new Failure(
          "%s is not TOML (line %d): correct it, or remove it and add the profiles again"
              .formatted(file, e.getLocation() == null ? 0 : e.getLocation().getLineNr()),
          e);
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void write(ObjectNode all) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory == null) {
        throw new NoSuchFileException(file.toString());
      }
      Files.createDirectories(directory);
      Path written =
          Files.createTempFile(
              directory, "profiles", ".tmp", PosixFilePermissions.asFileAttribute(OWNERS));
      try {
        Files.writeString(written, toml.writeValueAsString(all));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }
}
