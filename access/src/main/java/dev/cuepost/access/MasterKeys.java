package dev.cuepost.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the {@link Vault}, in a file of mode 600: one {@code <id> <Base64 of 32 bytes>} a
 * line, the newest last. There is one, and two while what the older one sealed is sealed anew.
 */
record MasterKeys(List<MasterKey> all) {
  private static final int BYTES = 32;

  /** One key. */
  record MasterKey(String id, SecretKey key) {
    @Override
    public String toString() {
      return "MasterKey[" + id + "]";
    }
  }

  MasterKeys {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("there must be a key");
    }
  }

  /**
   * Reads the file, or makes it with a first key.
   *
   * @throws IOException one sentence, if it cannot be read or is no key file
   */
  static MasterKeys open(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      var first = new MasterKeys(List.of(generate("k1", random)));
      first.write(file);
      return first;
    }
    List<MasterKey> keys = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      keys.add(key(file, line));
    }
    if (keys.isEmpty() || keys.stream().map(MasterKey::id).distinct().count() < keys.size()) {
      throw damaged(file);
    }
    return new MasterKeys(keys);
  }

  private static MasterKey key(Path file, String line) throws IOException {
    String[] words = line.split(" ", -1);
    try {
      byte[] bytes = Base64.getDecoder().decode(words[words.length - 1]);
      if (words.length == 2 && bytes.length == BYTES && words[0].matches("k[0-9]{1,9}")) {
        return new MasterKey(words[0], new SecretKeySpec(bytes, "AES"));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(damaged(file).getMessage(), e);
    }
    throw damaged(file);
  }

  private static IOException damaged(Path file) {
    return new IOException(
        "%s is damaged: a line of it is no key; put back the copy that belongs to this data"
            .formatted(file));
  }

  private static MasterKey generate(String id, SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new MasterKey(id, new SecretKeySpec(bytes, "AES"));
  }

  MasterKey newest() {
    return all.getLast();
  }

  Optional<MasterKey> find(String id) {
    return all.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** These and a new one. */
  MasterKeys withNew(SecureRandom random) {
    List<MasterKey> keys = new ArrayList<>(all);
    int last = Integer.parseInt(newest().id().substring(1));
    keys.add(generate("k" + (last + 1), random));
    return new MasterKeys(keys);
  }

  /** The newest one alone. */
  MasterKeys newestOnly() {
    return new MasterKeys(List.of(newest()));
  }

  /** Writes the file, whole or not at all; what it says is on the disk afterwards. */
  void write(Path file) throws IOException {
    String lines =
        all.stream()
            .map(key ->
                key.id() + " " + Base64.getEncoder().encodeToString(key.key().getEncoded()) + "\n")
            .collect(Collectors.joining());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (var channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    Path directory = file.toAbsolutePath().resolveSibling("");
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true); // or what is sealed next might outlive its key
    }
  }
}
