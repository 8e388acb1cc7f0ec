package dev.cuepost.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.oss.ObjectPlace;
import dev.cuepost.cli.outcome.Exit;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.ClientKey;
import dev.cuepost.cli.site.Face;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Uploads a file as an asset: the server says where to, and gives a key for that alone. */
record AssetUpload(Session session) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> AUDIO = Set.of("mp3", "m4a", "aac", "wav", "flac", "ogg");
  private static final Set<String> IMAGE = Set.of("jpg", "jpeg", "png", "gif", "webp", "bmp");
  private static final Set<String> TEXT = Set.of("srt", "ass", "vtt", "txt", "ttf", "otf");

  /** Sends it. */
  ObjectNode send(Path file, Optional<String> title) {
    var memory = UploadMemory.of(session, file, session.site().address(Face.IMS).toString());
    JsonNode grant = resumed(memory).orElseGet(() -> begun(file, title, memory));
    JsonNode address = decoded(grant, "UploadAddress");
    JsonNode auth = decoded(grant, "UploadAuth");
    var place =
        new ObjectPlace(
            endpoint(address.path("Endpoint").asText()),
            address.path("Bucket").asText(),
            address.path("FileName").asText());
    var key =
        new ClientKey(
            auth.path("AccessKeyId").asText(),
            auth.path("AccessKeySecret").asText(),
            Optional.of(auth.path("SecurityToken").asText()).filter(text -> !text.isEmpty()));
    Optional<String> region =
        Optional.of(auth.path("Region").asText()).filter(text -> !text.isEmpty());
    new Sending(session, memory).send(file, place, key, region);
    return Output.object()
        .put("File", file.toString())
        .put("MediaId", grant.path("MediaId").asText())
        .put("MediaURL", grant.path("FileURL").asText(place.uri("").toString()));
  }

  private Optional<JsonNode> resumed(UploadMemory memory) {
    Optional<String> mediaId = memory.find(UploadMemory.MEDIA_ID);
    if (mediaId.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          session.attempt(Face.IMS, "RefreshUploadMedia", Map.of("MediaId", mediaId.get())));
    } catch (Refused _) {
      memory.forget(); // it is over, in whatever way: a new one begins
      return Optional.empty();
    }
  }

  private JsonNode begun(Path file, Optional<String> title, UploadMemory memory) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    if (dot < 0 || !name.substring(dot + 1).matches("[A-Za-z0-9]{1,16}")) {
      throw new Failure(
          "%s must have a name that ends like .mp4, so that it is known what it is"
              .formatted(file));
    }
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    ObjectNode info =
        Output.object()
            .put("Type", type(extension))
            .put("Name", name.substring(0, dot))
            .put("Ext", extension)
            .put("Size", size(file));
    Map<String, String> parameters = new HashMap<>(Map.of("FileInfo", info.toString()));
    title.ifPresent(
        text -> parameters.put("MediaMetaData", Output.object().put("Title", text).toString()));
    JsonNode grant = session.call(Face.IMS, "CreateUploadMedia", parameters);
    memory.keep(UploadMemory.MEDIA_ID, grant.path("MediaId").asText());
    return grant;
  }

  private static String type(String extension) {
    return AUDIO.contains(extension)
        ? "audio"
        : IMAGE.contains(extension) ? "image" : TEXT.contains(extension) ? "text" : "video";
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static JsonNode decoded(JsonNode grant, String member) {
    try {
      return JSON.readTree(Base64.getDecoder().decode(grant.path(member).asText()));
    } catch (IOException | IllegalArgumentException e) {
      throw new Failure(Exit.UNREACHABLE, "the server gives no " + member + " that can be read", e);
    }
  }

  private static URI endpoint(String text) {
    return URI.create(text.contains("://") ? text : "https://" + text);
  }
}
