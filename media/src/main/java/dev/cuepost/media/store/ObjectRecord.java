package dev.cuepost.media.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What the store keeps of an object beside its bytes, as a line of JSON.
 *
 * @param version ends the name of the file with its bytes
 */
record ObjectRecord(StoredObject object, String version) {
  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] bytes() throws IOException {
    ObjectNode json =
        JSON.createObjectNode()
            .put("region", object.name().bucket().region())
            .put("bucket", object.name().bucket().name())
            .put("key", object.name().key())
            .put("sizeBytes", object.sizeBytes())
            .put("tag", object.tag());
    object.crc64().ifPresent(crc64 -> json.put("crc64", Long.toUnsignedString(crc64)));
    PropertiesJson.write(object.properties(), json);
    json.put("modifiedAt", object.modifiedAt().toEpochMilli()).put("version", version);
    return JSON.writeValueAsBytes(json);
  }

  /**
   * Reads what {@link #bytes} wrote, or an earlier version, in which every tag was an MD5.
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
              json.required(json.has("tag") ? "tag" : "md5").asText(),
              json.has("crc64")
                  ? OptionalLong.of(Long.parseUnsignedLong(json.get("crc64").asText()))
                  : OptionalLong.empty(),
              PropertiesJson.read(json),
              Instant.ofEpochMilli(json.required("modifiedAt").asLong()));
      return new ObjectRecord(object, json.required("version").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
