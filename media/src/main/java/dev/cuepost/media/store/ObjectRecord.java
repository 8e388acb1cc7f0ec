package dev.cuepost.media.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * What the store keeps of an object beside its bytes, as a line of JSON.
 *
 * @param version ends the name of the file with its bytes
 */
record ObjectRecord(StoredObject object, String version) {
  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] bytes() throws IOException {
    return JSON.writeValueAsBytes(
        JSON.createObjectNode()
            .put("region", object.name().bucket().region())
            .put("bucket", object.name().bucket().name())
            .put("key", object.name().key())
            .put("sizeBytes", object.sizeBytes())
            .put("md5", object.md5())
            .put("contentType", object.contentType())
            .put("modifiedAt", object.modifiedAt().toEpochMilli())
            .put("version", version));
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws UncheckedIOException if it is no JSON
   * @throws IllegalArgumentException if a field is missing or wrong
   */
  static ObjectRecord parse(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      var bucket = new BucketId(json.required("region").asText(), json.required("bucket").asText());
      var object =
          new StoredObject(
              new ObjectName(bucket, json.required("key").asText()),
              json.required("sizeBytes").asLong(),
              json.required("md5").asText(),
              json.required("contentType").asText(),
              Instant.ofEpochMilli(json.required("modifiedAt").asLong()));
      return new ObjectRecord(object, json.required("version").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
