package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.Completion;
import dev.cuepost.media.store.MultipartUpload;
import dev.cuepost.media.store.MultipartUploads;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.Overwrite;
import dev.cuepost.media.store.PartName;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.store.UploadedPart;
import dev.cuepost.openapi.Fields;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** InitiateMultipartUpload, CompleteMultipartUpload and AbortMultipartUpload. */
final class UploadOperations {
  private final ObjectStore store;
  private final MultipartUploads uploads;
  private final Consumer<StoredObject> listener;

  /**
   * @param listener hears of each object that is complete
   */
  UploadOperations(ObjectStore store, Consumer<StoredObject> listener) {
    this.store = store;
    this.listener = listener;
    this.uploads = store.uploads();
  }

  void initiate(Exchange exchange, ObjectName name) throws IOException {
    UnaryOperator<String> encoded = Page.encoding(exchange);
    if (ObjectHeaders.overwrite(exchange) == Overwrite.FORBIDDEN && store.find(name).isPresent()) {
      throw new OssRefusal(OssError.ALREADY_EXISTS);
    }
    MultipartUpload upload = uploads.begin(name, ObjectHeaders.read(exchange));
    exchange.answerXml(
        "InitiateMultipartUploadResult",
        result(exchange)
            .text("Bucket", name.bucket().name())
            .text("Key", encoded.apply(name.key()))
            .text("UploadId", upload.id()));
  }

  void complete(Exchange exchange, ObjectName name) throws IOException {
    UnaryOperator<String> encoded = Page.encoding(exchange);
    MultipartUpload upload = find(uploads, exchange, name);
    List<PartName> parts = parts(XmlBody.read(exchange, "CompleteMultipartUpload"));
    StoredObject object =
        switch (uploads.complete(upload, parts, ObjectHeaders.overwrite(exchange))) {
          case Completion.Completed(StoredObject completed) -> completed;
          case Completion.NoSuchUpload _ -> throw noSuchUpload(upload.id());
          case Completion.NoParts _ -> throw new OssRefusal(OssError.MALFORMED_XML);
          case Completion.OutOfOrder(int number) ->
              throw refusal(OssError.INVALID_PART_ORDER, upload, number);
          case Completion.WrongPart(int number) ->
              throw refusal(OssError.INVALID_PART, upload, number);
          case Completion.TooSmall(UploadedPart part) -> throw tooSmall(part);
        };
    listener.accept(object);
    exchange.answer("ETag", "\"" + object.tag() + "\"");
    object
        .crc64()
        .ifPresent(crc64 -> exchange.answer("x-oss-hash-crc64ecma", Long.toUnsignedString(crc64)));
    exchange.answerXml(
        "CompleteMultipartUploadResult",
        result(exchange)
            .text("Location", location(exchange))
            .text("Bucket", name.bucket().name())
            .text("Key", encoded.apply(name.key()))
            .text("ETag", "\"" + object.tag() + "\""));
  }

  void abort(Exchange exchange, ObjectName name) throws IOException {
    MultipartUpload upload = find(uploads, exchange, name);
    if (!uploads.abort(upload)) {
      throw noSuchUpload(upload.id());
    }
    exchange.response().status(Status.NO_CONTENT_204).send();
  }

  /** The upload that the query names. */
  static MultipartUpload find(MultipartUploads uploads, Exchange exchange, ObjectName name)
      throws IOException {
    String id = exchange.parameter("uploadId");
    return uploads.find(name, id).orElseThrow(() -> noSuchUpload(id));
  }

  static OssRefusal noSuchUpload(String id) {
    return new OssRefusal(OssError.NO_SUCH_UPLOAD, new Fields().text("UploadId", id));
  }

  private static List<PartName> parts(XmlElement body) throws OssRefusal {
    List<PartName> parts = new ArrayList<>();
    for (XmlElement part : body.all("Part")) {
      String number = part.textOf("PartNumber").orElse("").strip();
      String tag = part.textOf("ETag").orElse("").replace("\"", "").strip();
      if (!number.matches("[0-9]{1,9}") || tag.isEmpty()) {
        throw new OssRefusal(OssError.MALFORMED_XML);
      }
      parts.add(new PartName(PartOperations.number(number), tag));
    }
    return parts;
  }

  private static OssRefusal refusal(OssError error, MultipartUpload upload, int number) {
    return new OssRefusal(
        error, new Fields().text("UploadId", upload.id()).whole("PartNumber", number));
  }

  private static OssRefusal tooSmall(UploadedPart part) {
    return new OssRefusal(
        OssError.TOO_SMALL,
        new Fields()
            .whole("ProposedSize", part.sizeBytes())
            .whole("MinSizeAllowed", MultipartUploads.PART_MIN_BYTES)
            .whole("PartNumber", part.number())
            .text("ETag", part.tag()));
  }

  private static Fields result(Exchange exchange) {
    var fields = new Fields();
    if (exchange.asks("encoding-type")) {
      fields.text("EncodingType", "url");
    }
    return fields;
  }

  /** The address that the request was sent to. */
  private static String location(Exchange exchange) {
    return "%s://%s%s"
        .formatted(
            exchange.request().isSecure() ? "https" : "http",
            exchange.request().headers().first(HeaderNames.HOST).orElse(""),
            exchange.request().prologue().uriPath().rawPath());
  }
}
