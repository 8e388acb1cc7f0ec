package dev.cuepost.cli.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.client.Xml;
import dev.cuepost.cli.output.Progress;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sends a file, in parts if it is large.
 *
 * @param begun is told the name of an upload by parts once it has begun
 */
public record ObjectUpload(ObjectClient client, Progress progress, Consumer<String> begun) {
  /** Files up to that size go in one piece. */
  public static final long PART_BYTES = 8L << 20;

  private static final int PARTS_MAX = 10_000;
  private static final String UPLOAD_ID = "uploadId";

  /**
   * Sends it.
   *
   * @param earlier an upload of this file by parts that broke off; what of it is there is not sent
   *     again, and if it is gone the upload begins anew
   */
  public void send(Path file, Optional<String> earlier) throws IOException, Refused {
    long size = Files.size(file);
    if (size <= PART_BYTES) {
      client.call("PUT", Map.of(), FileSlice.of(file, 0, size, progress));
      return;
    }
    long part = partBytes(size);
    SortedMap<Integer, String> tags = new TreeMap<>();
    String upload = earlier.filter(id -> stored(id, part, size, tags)).orElse("");
    if (upload.isEmpty()) {
      upload =
          client
              .call("POST", Map.of("uploads", ""), BodyPublishers.noBody())
              .document()
              .value("UploadId");
      begun.accept(upload);
    }
    for (int number = 1; (number - 1) * part < size; number++) {
      long from = (number - 1) * part;
      if (!tags.containsKey(number)) {
        tags.put(
            number,
            client
                .call(
                    "PUT",
                    Map.of(UPLOAD_ID, upload, "partNumber", Integer.toString(number)),
                    FileSlice.of(file, from, Math.min(part, size - from), progress))
                .tag());
      }
    }
    client.call(
        "POST", Map.of(UPLOAD_ID, upload), BodyPublishers.ofString(completion(tags), UTF_8));
  }

  /** The size of parts: the same whenever the same file is sent. */
  static long partBytes(long size) {
    long part = PART_BYTES;
    while (size > part * PARTS_MAX) {
      part *= 2;
    }
    return part;
  }

  /** Collects the parts that are there whole; false if the upload is gone. */
  private boolean stored(String upload, long part, long size, SortedMap<Integer, String> tags) {
    String marker = "0";
    while (true) {
      Xml page;
      try {
        page =
            client
                .call(
                    "GET",
                    Map.of(UPLOAD_ID, upload, "part-number-marker", marker),
                    BodyPublishers.noBody())
                .document();
      } catch (Refused _) {
        return false;
      }
      for (Xml each : page.all("Part")) {
        int number = Integer.parseInt(each.value("PartNumber"));
        long whole = Math.min(part, size - (number - 1) * part);
        if (Long.parseLong(each.value("Size")) == whole) {
          tags.put(number, each.value("ETag"));
        }
      }
      if (!page.value("IsTruncated").equals("true")) {
        return true;
      }
      marker = page.value("NextPartNumberMarker");
    }
  }

  private static String completion(SortedMap<Integer, String> tags) {
    var document = new StringBuilder("<CompleteMultipartUpload>");
    tags.forEach((number, tag) ->
        document.append(
            "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>"
                .formatted(number, Xml.escaped(tag))));
    return document.append("</CompleteMultipartUpload>").toString();
  }
}
