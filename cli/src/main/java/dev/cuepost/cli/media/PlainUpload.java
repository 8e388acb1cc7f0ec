package dev.cuepost.cli.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.oss.ObjectPlace;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import dev.cuepost.cli.site.Site;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts a file into the object storage, with the key of the session. */
record PlainUpload(Session session) {
  /** Sends it; {@code MediaId} is told if it was registered. */
  ObjectNode send(Path file, String to, boolean register, Optional<String> title) {
    ObjectPlace place = ObjectPlace.of(to).named(String.valueOf(file.getFileName()));
    Site site = session.site();
    var memory = UploadMemory.of(session, file, place.uri("").toString());
    new Sending(session, memory).send(file, place, site.key(), site.region());
    ObjectNode told =
        Output.object().put("File", file.toString()).put("MediaURL", place.uri("").toString());
    if (register) {
      Map<String, String> parameters =
          new HashMap<>(Map.of("InputURL", place.uri("").toString(), "Overwrite", "true"));
      title.ifPresent(text -> parameters.put("Title", text));
      told.put(
          "MediaId",
          session.call(Face.IMS, "RegisterMediaInfo", parameters).path("MediaId").asText());
    }
    return told;
  }
}
