package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.openapi.Fields;
import io.helidon.http.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** PutObject, DeleteObject and DeleteMultipleObjects. */
final class ObjectWrites {
  private static final int DELETED_MAX = 1000;

  private final ObjectStore store;
  private final Consumer<StoredObject> listener;

  /**
   * @param listener hears of each object that is complete
   */
  ObjectWrites(ObjectStore store, Consumer<StoredObject> listener) {
    this.store = store;
    this.listener = listener;
  }

  void put(Exchange exchange, ObjectName name) throws IOException {
    StoredObject stored =
        store.put(
            name,
            ObjectHeaders.read(exchange),
            Upload.of(exchange),
            ObjectHeaders.overwrite(exchange));
    listener.accept(stored);
    exchange.answer("ETag", "\"" + stored.tag() + "\"");
    exchange.answer("x-oss-hash-crc64ecma", Long.toUnsignedString(stored.crc64().orElseThrow()));
    exchange.response().status(Status.OK_200).send();
  }

  /** To delete what is not there is no error. */
  void delete(Exchange exchange, ObjectName name) throws IOException {
    store.delete(name);
    exchange.response().status(Status.NO_CONTENT_204).send();
  }

  /** Refuses to have an object deleted. */
  @FunctionalInterface
  interface DeleteCheck {
    void check(ObjectTarget target) throws OssRefusal;
  }

  /**
   * Deletes what the body names, after all of it was found right.
   *
   * @param permission of each of them
   */
  void deleteAll(Exchange exchange, DeleteCheck permission) throws IOException {
    if (exchange.header("content-md5").isEmpty()) {
      throw new OssRefusal(OssError.NO_DIGEST);
    }
    UnaryOperator<String> encoded = Page.encoding(exchange);
    XmlElement body = XmlBody.read(exchange, "Delete");
    List<ObjectName> names = names(exchange, body, permission);
    List<Fields> deleted = new ArrayList<>();
    for (ObjectName name : names) {
      store.delete(name);
      deleted.add(new Fields().text("Key", encoded.apply(name.key())));
    }
    if (body.textOf("Quiet").orElse("").strip().equals("true")) {
      exchange.response().status(Status.OK_200).send();
      return;
    }
    var fields = new Fields();
    if (exchange.asks("encoding-type")) {
      fields.text("EncodingType", "url");
    }
    exchange.answerXml("DeleteResult", fields.items("Deleted", deleted));
  }

  private static List<ObjectName> names(Exchange exchange, XmlElement body, DeleteCheck permission)
      throws OssRefusal {
    List<XmlElement> objects = body.all("Object");
    if (objects.isEmpty() || objects.size() > DELETED_MAX) {
      throw new OssRefusal(OssError.MALFORMED_XML);
    }
    List<ObjectName> names = new ArrayList<>();
    for (XmlElement object : objects) {
      if (!object.textOf("VersionId").orElse("").isEmpty()) {
        throw new OssRefusal(OssError.notImplemented("The version of an object"));
      }
      String key = object.textOf("Key").orElseThrow(() -> new OssRefusal(OssError.MALFORMED_XML));
      ObjectTarget target = exchange.target().object(key);
      names.add(target.name());
      permission.check(target);
    }
    return names;
  }
}
