package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.MultipartUpload;
import dev.cuepost.media.store.MultipartUploads;
import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.UploadedPart;
import dev.cuepost.openapi.Fields;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** UploadPart, UploadPartCopy and ListParts. */
final class PartOperations {
  private static final int PARTS_LISTED_MAX = 1000;

  private final ObjectStore store;
  private final MultipartUploads uploads;

  PartOperations(ObjectStore store) {
    this.store = store;
    this.uploads = store.uploads();
  }

  void put(Exchange exchange, ObjectName name) throws IOException {
    int number = number(exchange.parameter("partNumber"));
    MultipartUpload upload = UploadOperations.find(uploads, exchange, name);
    UploadedPart part = stored(upload, uploads.put(upload, number, Upload.of(exchange)));
    exchange.answer("ETag", "\"" + part.tag() + "\"");
    exchange.answer("x-oss-hash-crc64ecma", Long.toUnsignedString(part.crc64()));
    exchange.response().status(Status.OK_200).send();
  }

  /**
   * Takes a part from an object that the requester may read.
   *
   * @param source its name
   */
  void copy(Exchange exchange, ObjectName source, ObjectName name) throws IOException {
    int number = number(exchange.parameter("partNumber"));
    MultipartUpload upload = UploadOperations.find(uploads, exchange, name);
    try (ObjectContent content =
        store.open(source).orElseThrow(() -> new OssRefusal(OssError.NO_SUCH_KEY))) {
      if (Conditions.ofCopy(exchange).unmodified(content.object())) {
        exchange.response().status(Status.NOT_MODIFIED_304).send();
        return;
      }
      long size = content.object().sizeBytes();
      Optional<ByteRange> range =
          exchange
              .header(CopySource.HEADER + "-range")
              .flatMap(header -> ByteRange.within(header, size));
      long length = range.map(ByteRange::length).orElse(size);
      if (length > Upload.MAX_BYTES) {
        throw new OssRefusal(OssError.TOO_LARGE);
      }
      InputStream bytes = new Excerpt(content.from(range.map(ByteRange::first).orElse(0L)), length);
      UploadedPart part = stored(upload, uploads.put(upload, number, bytes));
      exchange.answer("ETag", "\"" + part.tag() + "\"");
      exchange.answerXml(
          "CopyPartResult",
          new Fields()
              .text("LastModified", Timestamp.of(part.modifiedAt()))
              .text("ETag", "\"" + part.tag() + "\""));
    }
  }

  void list(Exchange exchange, ObjectName name) throws IOException {
    var encoded = Page.encoding(exchange);
    int max = exchange.whole("max-parts", PARTS_LISTED_MAX, 1, PARTS_LISTED_MAX);
    int marker = exchange.whole("part-number-marker", 0, 0, MultipartUploads.PART_NUMBER_MAX);
    MultipartUpload upload = UploadOperations.find(uploads, exchange, name);
    List<UploadedPart> found =
        uploads
            .parts(upload, marker, max + 1)
            .orElseThrow(() -> UploadOperations.noSuchUpload(upload.id()));
    List<UploadedPart> parts = found.subList(0, Math.min(max, found.size()));
    var fields =
        new Fields()
            .text("Bucket", name.bucket().name())
            .text("Key", encoded.apply(name.key()))
            .text("UploadId", upload.id())
            .text("StorageClass", "Standard")
            .whole("PartNumberMarker", marker)
            .whole("NextPartNumberMarker", parts.isEmpty() ? 0 : parts.getLast().number())
            .whole("MaxParts", max)
            .flag("IsTruncated", found.size() > max);
    if (exchange.asks("encoding-type")) {
      fields.text("EncodingType", "url");
    }
    exchange.answerXml(
        "ListPartsResult",
        fields.items("Part", parts.stream().map(PartOperations::entry).toList()));
  }

  private static Fields entry(UploadedPart part) {
    return new Fields()
        .whole("PartNumber", part.number())
        .text("LastModified", Timestamp.of(part.modifiedAt()))
        .text("ETag", "\"" + part.tag() + "\"")
        .text("HashCrc64ecma", Long.toUnsignedString(part.crc64()))
        .whole("Size", part.sizeBytes());
  }

  private static UploadedPart stored(MultipartUpload upload, Optional<UploadedPart> part)
      throws OssRefusal {
    return part.orElseThrow(() -> UploadOperations.noSuchUpload(upload.id()));
  }

  /** The number of a part, of decimal digits. */
  static int number(String text) throws OssRefusal {
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > MultipartUploads.PART_NUMBER_MAX) {
      throw new OssRefusal(
          OssError.invalid("Part number must be an integer between 1 and 10000, inclusive."));
    }
    return number;
  }
}
