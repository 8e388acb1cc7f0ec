package dev.cuepost.media.process.job;

import dev.cuepost.media.store.ObjectName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where made files go: beside each other, below the path of the target.
 *
 * @param prefix the target's key up to its last slash
 * @param name what the main file was called while it was made
 * @param md5 of the main file, in upper-case hex, for the placeholder {@code {DestMd5}}; empty
 *     where the target has none
 */
record Targets(ObjectName target, String prefix, LocalName name, String md5) {
  private static final String PLACEHOLDER = "{DestMd5}";

  static Targets of(ObjectName target, LocalName name, Path main) throws IOException {
    String key = target.key();
    return new Targets(
        target,
        key.substring(0, key.lastIndexOf('/') + 1),
        name,
        key.contains(PLACEHOLDER) ? md5(main) : "");
  }

  /**
   * The object of a made file.
   *
   * @param path of the file in the directory of what was made
   */
  ObjectName name(String path) {
    return new ObjectName(
        target.bucket(), (prefix + name.wantedOf(path)).replace(PLACEHOLDER, md5));
  }

  private static String md5(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest()).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
