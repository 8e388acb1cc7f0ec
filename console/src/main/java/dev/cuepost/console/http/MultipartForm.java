package dev.cuepost.console.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/**
 * What {@code multipart/form-data} says: fields, and one file at most.
 *
 * @param file the first one that there is
 */
public record MultipartForm(Form fields, Optional<SentFile> file) {
  private static final String TYPE = "multipart/form-data";
  private static final int PARTS_MAX = 20;
  private static final String DISPOSITION = "content-disposition:";

  /**
   * Reads a form; empty if it is none.
   *
   * @param type of the content, with its boundary
   */
  static Optional<MultipartForm> read(String type, byte[] content) {
    Optional<String> boundary = parameter(type, "boundary");
    if (!type.startsWith(TYPE) || boundary.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(content, boundary.get()));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static MultipartForm read(byte[] content, String boundary) throws IOException {
    var input =
        MultipartInput.builder()
            .setInputStream(new ByteArrayInputStream(content))
            .setBoundary(boundary.getBytes(ISO_8859_1))
            .get();
    input.setHeaderCharset(UTF_8); // in which browsers write names of files
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Optional<SentFile> file = Optional.empty();
    boolean more = input.skipPreamble();
    for (int i = 0; more && i < PARTS_MAX; i++) {
      String disposition = disposition(input.readHeaders());
      byte[] bytes = input.newInputStream().readAllBytes();
      Optional<String> name = parameter(disposition, "name");
      Optional<String> fileName = parameter(disposition, "filename");
      if (fileName.isPresent()) {
        file = file.or(() -> Optional.of(new SentFile(last(fileName.get()), bytes)));
      } else {
        name.ifPresent(field -> fields.put(field, List.of(new String(bytes, UTF_8))));
      }
      more = input.readBoundary();
    }
    return new MultipartForm(new Form(fields), file);
  }

  private static String disposition(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length()))
        .map(line -> line.substring(DISPOSITION.length()))
        .findFirst()
        .orElse("");
  }

  private static Optional<String> parameter(String header, String name) {
    var parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return Optional.ofNullable(parser.parse(header, ';').get(name));
  }

  private static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
