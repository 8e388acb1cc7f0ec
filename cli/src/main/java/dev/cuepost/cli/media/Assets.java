package dev.cuepost.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.time.Duration;
import java.util.Map;

/** The assets of a server. */
record Assets(Session session) {
  /** What is told of one: {@code MediaId}, {@code MediaBasicInfo}, {@code FileInfoList}. */
  JsonNode get(String id) {
    return session.call(Face.IMS, "GetMediaInfo", Map.of("MediaId", id)).path("MediaInfo");
  }

  /** An address of its file that is good for so long. */
  String url(String id, Duration valid) {
    JsonNode asset =
        session
            .call(
                Face.IMS,
                "GetMediaInfo",
                Map.of(
                    "MediaId",
                    id,
                    "AuthTimeout",
                    Long.toString(valid.toSeconds()),
                    "OutputType",
                    "oss"))
            .path("MediaInfo");
    String url = asset.at("/FileInfoList/0/FileBasicInfo/FileUrl").asText();
    if (url.isEmpty()) {
      throw new Failure(
          "the asset %s has no file yet, its status is %s"
              .formatted(id, asset.at("/MediaBasicInfo/Status").asText()));
    }
    return url;
  }

  static String status(JsonNode asset) {
    return asset.at("/MediaBasicInfo/Status").asText();
  }
}
