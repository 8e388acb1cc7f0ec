package dev.cuepost.media.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where the files of one upload lie. Names are made of a checked bucket id, a checked upload id and
 * numbers alone.
 *
 * @param root the store's directory
 * @param id 32 upper-case hex digits
 */
record UploadPlace(Path root, BucketId bucket, String id) {
  static final String UPLOADS = "uploads";
  private static final Pattern ID = Pattern.compile("[0-9A-F]{32}");
  private static final Pattern PART = Pattern.compile("[0-9]{5}");
  private static final ObjectMapper JSON = new ObjectMapper();

  static String newId(UUID fresh) {
    return fresh.toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static UploadPlace of(Path root, MultipartUpload upload) {
    return new UploadPlace(root, upload.name().bucket(), upload.id());
  }

  /** Those of all uploads, in no order. */
  static List<UploadPlace> all(Path root) throws IOException {
    List<UploadPlace> places = new ArrayList<>();
    for (Path region : SyncedDirectories.list(root.resolve(UPLOADS))) {
      for (Path bucket : SyncedDirectories.list(region)) {
        places.addAll(
            in(
                root,
                new BucketId(region.getFileName().toString(), bucket.getFileName().toString())));
      }
    }
    return places;
  }

  /** Those of the uploads to a bucket, in no order. */
  static List<UploadPlace> in(Path root, BucketId bucket) throws IOException {
    Path directory = directory(root, bucket);
    return Files.isDirectory(directory)
        ? SyncedDirectories.list(directory).stream()
            .map(upload -> upload.getFileName().toString())
            .filter(UploadPlace::isId)
            .map(id -> new UploadPlace(root, bucket, id))
            .toList()
        : List.of();
  }

  Path directory() {
    return directory(root, bucket).resolve(id);
  }

  private static Path directory(Path root, BucketId bucket) {
    return root.resolve(UPLOADS).resolve(bucket.region()).resolve(bucket.name());
  }

  /** While this file is there, so is the upload. */
  Path record() {
    return directory().resolve("upload.json");
  }

  /** Holds the version that the object has if the upload is complete. */
  Path completing() {
    return directory().resolve("completing");
  }

  Path part(int number) {
    return directory().resolve("%05d".formatted(number));
  }

  /** The numbers of the parts that have come, in order. */
  List<Integer> partNumbers() throws IOException {
    return SyncedDirectories.list(directory()).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> PART.matcher(name).matches())
        .map(Integer::valueOf)
        .sorted()
        .toList();
  }

  static byte[] write(MultipartUpload upload) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("key", upload.name().key());
    PropertiesJson.write(upload.properties(), json);
    return JSON.writeValueAsBytes(json.put("begunAt", upload.begunAt().toEpochMilli()));
  }

  /** Empty if the upload is not there. */
  Optional<MultipartUpload> read() throws IOException {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(record()));
      return Optional.of(
          new MultipartUpload(
              id,
              new ObjectName(bucket, json.required("key").asText()),
              PropertiesJson.read(json),
              Instant.ofEpochMilli(json.required("begunAt").asLong())));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("the upload record " + record() + " is damaged", e);
    }
  }
}
