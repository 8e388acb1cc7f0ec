package dev.cuepost.media.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the files of one object lie. Names are made of a checked bucket id and a hash alone, so
 * nothing of a key reaches the file system.
 *
 * @param root the store's directory
 * @param hash lower-case hex SHA-256 of the key's UTF-8 bytes
 */
record ObjectPlace(Path root, BucketId bucket, String hash) {
  static final String OBJECTS = "objects";
  static final String INTENTS = "intents";
  private static final String RECORD = ".json";

  static ObjectPlace of(Path root, ObjectName name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.key().getBytes(StandardCharsets.UTF_8));
      return new ObjectPlace(root, name.bucket(), HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static ObjectPlace ofIntent(Path root, Path intent) throws IOException {
    String[] parts = intent.getFileName().toString().split("~", -1);
    if (parts.length != 4
        || !BucketId.isRegion(parts[0])
        || !BucketId.isName(parts[1])
        || !parts[2].matches("[0-9a-f]{64}")) {
      throw new IOException(intent + " is no file of this store; move it away");
    }
    return new ObjectPlace(root, new BucketId(parts[0], parts[1]), parts[2]);
  }

  /** The records of all objects in a bucket, in no order. */
  static Stream<ObjectRecord> records(Path root, BucketId bucket) throws IOException {
    Path directory = directory(root, bucket);
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    Stream.Builder<ObjectRecord> records = Stream.builder();
    for (Path part : SyncedDirectories.list(directory)) {
      for (Path file : SyncedDirectories.list(part)) {
        String name = file.getFileName().toString();
        if (name.endsWith(RECORD)) {
          String hash = name.substring(0, name.length() - RECORD.length());
          new ObjectPlace(root, bucket, hash).readRecord().ifPresent(records);
        }
      }
    }
    return records.build();
  }

  Path directory() {
    return directory(root, bucket).resolve(hash.substring(0, 2));
  }

  private static Path directory(Path root, BucketId bucket) {
    return root.resolve(OBJECTS).resolve(bucket.region()).resolve(bucket.name());
  }

  Path record() {
    return directory().resolve(hash + RECORD);
  }

  /** Where a record is written before it takes the place of {@link #record}. */
  Path newRecord(String version) {
    return directory().resolve(hash + "." + version + ".new");
  }

  Path bytes(String version) {
    return directory().resolve(hash + "." + version);
  }

  Path intent(String version) {
    return root.resolve(INTENTS)
        .resolve(String.join("~", bucket.region(), bucket.name(), hash, version));
  }

  Optional<ObjectRecord> readRecord() throws IOException {
    try {
      return Optional.of(ObjectRecord.parse(Files.readAllBytes(record())));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new IOException("the object record " + record() + " is damaged", e);
    }
  }

  void writeRecord(ObjectRecord content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            newRecord(content.version()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Removes all files of this object that its record does not name. */
  void removeLeftovers() throws IOException {
    if (!Files.isDirectory(directory())) {
      return;
    }
    Optional<Path> named = readRecord().map(content -> bytes(content.version()));
    for (Path file : SyncedDirectories.list(directory())) {
      boolean ours = file.getFileName().toString().startsWith(hash + ".");
      if (ours && !file.equals(record()) && !named.equals(Optional.of(file))) {
        Files.deleteIfExists(file);
      }
    }
  }
}
