package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.XmlAnswer;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;

/** ListObjects, version 1: by prefix, in pages, with common prefixes. */
final class ListObjects {
  private static final String MAX_KEYS_DEFAULT = "100";
  private static final int MAX_KEYS_MAX = 1000;

  private final ObjectStore store;

  ListObjects(ObjectStore store) {
    this.store = store;
  }

  void list(Exchange exchange, Bucket bucket) throws IOException {
    String prefix = exchange.query().getOrDefault("prefix", "");
    String marker = exchange.query().getOrDefault("marker", "");
    String delimiter = exchange.query().getOrDefault("delimiter", "");
    int maxKeys = maxKeys(exchange);
    boolean urlEncoded = exchange.query().getOrDefault("encoding-type", "").equals("url");
    UnaryOperator<String> encoded =
        urlEncoded ? text -> URLEncoder.encode(text, StandardCharsets.UTF_8) : text -> text;

    List<Fields> contents = new ArrayList<>();
    SequencedSet<String> groups = new LinkedHashSet<>();
    String last = "";
    boolean truncated = false;
    for (StoredObject object : store.list(bucket.id(), prefix, marker, Integer.MAX_VALUE)) {
      String key = object.name().key();
      int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      String group = end < 0 ? "" : key.substring(0, end + delimiter.length());
      if (!group.isEmpty() && (groups.contains(group) || group.equals(marker))) {
        continue;
      }
      if (contents.size() + groups.size() == maxKeys) {
        truncated = true;
        break;
      }
      if (group.isEmpty()) {
        contents.add(entry(object, encoded.apply(key)).fields("Owner", owner(bucket)));
        last = key;
      } else {
        groups.add(group);
        last = group;
      }
    }
    var fields =
        new Fields()
            .text("Name", bucket.id().name())
            .text("Prefix", encoded.apply(prefix))
            .text("Marker", encoded.apply(marker))
            .whole("MaxKeys", maxKeys)
            .text("Delimiter", encoded.apply(delimiter))
            .flag("IsTruncated", truncated);
    if (urlEncoded) {
      fields.text("EncodingType", "url");
    }
    if (truncated) {
      fields.text("NextMarker", encoded.apply(last));
    }
    fields
        .items("Contents", contents)
        .items(
            "CommonPrefixes",
            groups.stream()
                .map(group -> new Fields().text("Prefix", encoded.apply(group)))
                .toList());
    exchange
        .response()
        .header(HeaderNames.CONTENT_TYPE, "application/xml")
        .send(XmlAnswer.write("ListBucketResult", fields));
  }

  private static int maxKeys(Exchange exchange) throws OssRefusal {
    String text = exchange.query().getOrDefault("max-keys", MAX_KEYS_DEFAULT);
    int maxKeys = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (maxKeys < 1 || maxKeys > MAX_KEYS_MAX) {
      throw new OssRefusal(OssError.INVALID_MAX_KEYS);
    }
    return maxKeys;
  }

  private static Fields owner(Bucket bucket) {
    return new Fields().text("ID", bucket.account()).text("DisplayName", bucket.account());
  }

  private static Fields entry(StoredObject object, String key) {
    return new Fields()
        .text("Key", key)
        .text("LastModified", WireTime.of(object.modifiedAt()).replace("Z", ".000Z"))
        .text("ETag", "\"" + object.md5() + "\"")
        .text("Type", "Normal")
        .whole("Size", object.sizeBytes())
        .text("StorageClass", "Standard");
  }
}
