package dev.cuepost.media.store.indexed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectProperties;
import dev.cuepost.media.store.PropertiesJson;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What rows of objects and of uploads have in common. */
final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  static ObjectName name(ResultSet row) throws SQLException {
    return new ObjectName(
        new BucketId(row.getString("region"), row.getString("bucket")),
        new String(row.getBytes("object_key"), UTF_8));
  }

  static String write(ObjectProperties properties) {
    ObjectNode json = JSON.createObjectNode();
    PropertiesJson.write(properties, json);
    return json.toString();
  }

  static ObjectProperties properties(ResultSet row) throws SQLException {
    try {
      return PropertiesJson.read(JSON.readTree(row.getString("properties")));
    } catch (JsonProcessingException e) {
      throw new SQLException("the properties of an object are damaged", e);
    }
  }
}
