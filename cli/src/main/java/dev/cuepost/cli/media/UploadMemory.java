package dev.cuepost.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.identity.Acs3Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a later command has to know to go on with an upload: no secret, and only as long as the
 * upload is under way.
 *
 * @param file where it stands, by the file's path, size and time and by where it goes
 */
record UploadMemory(Path file) {
  static final String MEDIA_ID = "MediaId";
  static final String UPLOAD_ID = "UploadId";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The memory of that file on its way to that place. */
  static UploadMemory of(Session session, Path file, String place) {
    String state = session.environment().apply("XDG_STATE_HOME");
    Path directory =
        state == null || state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    try {
      String what =
          String.join(
              "\n",
              file.toRealPath().toString(),
              Long.toString(Files.size(file)),
              Files.getLastModifiedTime(file).toString(),
              place);
      String name = Acs3Signature.hash(what.getBytes(StandardCharsets.UTF_8));
      return new UploadMemory(directory.resolve("cuepost/uploads/" + name + ".json"));
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  Optional<String> find(String member) {
    return Optional.of(read().path(member).asText()).filter(text -> !text.isEmpty());
  }

  void keep(String member, String value) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, read().put(member, value).toString());
    } catch (IOException e) {
      throw new Failure(
          "%s cannot be written, without which an upload cannot go on later: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // then the server says that it is over
    }
  }

  private ObjectNode read() {
    try {
      JsonNode kept = Files.exists(file) ? JSON.readTree(file.toFile()) : Output.object();
      return kept instanceof ObjectNode members ? members : Output.object();
    } catch (IOException _) {
      return Output.object();
    }
  }
}
