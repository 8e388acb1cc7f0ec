package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectProperties;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.openapi.Fields;
import io.helidon.http.Status;
import java.io.IOException;
import java.util.function.Consumer;

/** CopyObject. */
final class ObjectCopies {
  private final ObjectStore store;
  private final Consumer<StoredObject> listener;

  /**
   * @param listener hears of each object that is complete
   */
  ObjectCopies(ObjectStore store, Consumer<StoredObject> listener) {
    this.store = store;
    this.listener = listener;
  }

  /**
   * Copies an object that the requester may read.
   *
   * @param source its name
   */
  void copy(Exchange exchange, ObjectName source, ObjectName target) throws IOException {
    boolean replace = replacesProperties(exchange) || source.equals(target);
    try (ObjectContent content =
        store.open(source).orElseThrow(() -> new OssRefusal(OssError.NO_SUCH_KEY))) {
      if (Conditions.ofCopy(exchange).unmodified(content.object())) {
        exchange.response().status(Status.NOT_MODIFIED_304).send();
        return;
      }
      ObjectProperties properties =
          replace ? ObjectHeaders.read(exchange) : content.object().properties();
      StoredObject copy =
          store.copy(content, target, properties, ObjectHeaders.overwrite(exchange));
      listener.accept(copy);
      exchange.answer("ETag", "\"" + copy.tag() + "\"");
      exchange.answerXml(
          "CopyObjectResult",
          new Fields()
              .text("LastModified", Timestamp.of(copy.modifiedAt()))
              .text("ETag", "\"" + copy.tag() + "\""));
    }
  }

  private static boolean replacesProperties(Exchange exchange) throws OssRefusal {
    return switch (exchange.header("x-oss-metadata-directive").orElse("COPY")) {
      case "COPY" -> false;
      case "REPLACE" -> true;
      default ->
          throw new OssRefusal(
              OssError.invalid("x-oss-metadata-directive must be COPY or REPLACE."));
    };
  }
}
