package dev.cuepost.openapi.oss;

import java.util.Optional;
import java.util.Set;

/**
 * What a request wants done: method, query and one header tell.
 *
 * <p>Source: Object Storage Service documentation, the pages of the operations, and "RAM policies"
 * for their actions.
 */
enum Operation {
  LIST_BUCKETS("ListBuckets", "prefix", "marker", "max-keys"),
  PUT_BUCKET("PutBucket"),
  HEAD_BUCKET("GetBucketInfo"),
  GET_BUCKET_ACL("GetBucketAcl", "acl"),
  GET_BUCKET_INFO("GetBucketInfo", "bucketInfo"),
  GET_BUCKET_LOCATION("GetBucketLocation", "location"),
  LIST_OBJECTS("ListObjects", "prefix", "marker", "delimiter", "max-keys", "encoding-type"),
  LIST_OBJECTS_V2(
      "ListObjects",
      "list-type",
      "prefix",
      "start-after",
      "continuation-token",
      "delimiter",
      "max-keys",
      "encoding-type",
      "fetch-owner"),
  LIST_UPLOADS(
      "ListMultipartUploads",
      "uploads",
      "prefix",
      "key-marker",
      "upload-id-marker",
      "delimiter",
      "max-uploads",
      "encoding-type"),
  DELETE_OBJECTS("DeleteObject", "delete", "encoding-type"),
  GET_OBJECT(
      "GetObject",
      "response-content-type",
      "response-content-language",
      "response-expires",
      "response-cache-control",
      "response-content-disposition",
      "response-content-encoding"),
  SIGN_PLAYLIST("GetObject", "x-oss-process"),
  HEAD_OBJECT("GetObject"),
  GET_OBJECT_META("GetObject", "objectMeta"),
  GET_OBJECT_ACL("GetObjectAcl", "acl"),
  PUT_OBJECT("PutObject"),
  COPY_OBJECT("PutObject"),
  DELETE_OBJECT("DeleteObject"),
  INITIATE_UPLOAD("PutObject", "uploads", "encoding-type"),
  UPLOAD_PART("PutObject", "partNumber", "uploadId"),
  UPLOAD_PART_COPY("PutObject", "partNumber", "uploadId"),
  COMPLETE_UPLOAD("PutObject", "uploadId", "encoding-type"),
  ABORT_UPLOAD("AbortMultipartUpload", "uploadId"),
  LIST_PARTS("ListParts", "uploadId", "max-parts", "part-number-marker", "encoding-type");

  /** Headers that would change what a request means; to pass over them would be wrong. */
  private static final Set<String> UNSUPPORTED_HEADERS =
      Set.of(
          "x-oss-callback",
          "x-oss-object-acl",
          "x-oss-complete-all",
          "x-oss-tagging",
          "x-oss-tagging-directive",
          "x-oss-server-side-encryption",
          "x-oss-server-side-data-encryption",
          "x-oss-server-side-encryption-key-id");

  private static final String STORAGE_CLASS = "x-oss-storage-class";

  /** Of any request, in its query as in its headers, and passed over: nothing is slowed down. */
  private static final String TRAFFIC_LIMIT = "x-oss-traffic-limit";

  private final String action;

  @SuppressWarnings("ImmutableEnumChecker") // what Set.of makes is immutable
  private final Set<String> query;

  Operation(String action, String... query) {
    this.action = action;
    this.query = Set.of(query);
  }

  /** What policies call it, without {@code oss:}. */
  String action() {
    return action;
  }

  /**
   * The operation of a request.
   *
   * @throws OssRefusal if there is none
   */
  static Operation of(Exchange exchange) throws OssRefusal {
    if (exchange.target().isService()) {
      if (exchange.method().equals("GET")) {
        return LIST_BUCKETS;
      }
      throw new OssRefusal(OssError.METHOD_NOT_ALLOWED);
    }
    return exchange.target().isBucket() ? ofBucket(exchange) : ofObject(exchange);
  }

  private static Operation ofBucket(Exchange exchange) throws OssRefusal {
    return switch (exchange.method()) {
      case "PUT" -> PUT_BUCKET;
      case "HEAD" -> HEAD_BUCKET;
      case "GET" -> {
        if (exchange.asks("acl")) {
          yield GET_BUCKET_ACL;
        }
        if (exchange.asks("bucketInfo")) {
          yield GET_BUCKET_INFO;
        }
        if (exchange.asks("location")) {
          yield GET_BUCKET_LOCATION;
        }
        if (exchange.asks("uploads")) {
          yield LIST_UPLOADS;
        }
        yield exchange.parameter("list-type").equals("2") ? LIST_OBJECTS_V2 : LIST_OBJECTS;
      }
      case "POST" -> {
        if (exchange.asks("delete")) {
          yield DELETE_OBJECTS;
        }
        throw new OssRefusal(OssError.notImplemented("POST of a bucket"));
      }
      case "DELETE" -> throw new OssRefusal(OssError.notImplemented("DELETE of a bucket"));
      default -> throw new OssRefusal(OssError.METHOD_NOT_ALLOWED);
    };
  }

  private static Operation ofObject(Exchange exchange) throws OssRefusal {
    boolean ofUpload = exchange.asks("uploadId");
    boolean copies = exchange.header(CopySource.HEADER).isPresent();
    return switch (exchange.method()) {
      case "GET" -> {
        if (ofUpload) {
          yield LIST_PARTS;
        }
        if (exchange.asks("acl")) {
          yield GET_OBJECT_ACL;
        }
        yield SignedPlaylist.isWanted(exchange) ? SIGN_PLAYLIST : GET_OBJECT;
      }
      case "HEAD" -> exchange.asks("objectMeta") ? GET_OBJECT_META : HEAD_OBJECT;
      case "PUT" -> {
        if (ofUpload || exchange.asks("partNumber")) {
          yield copies ? UPLOAD_PART_COPY : UPLOAD_PART;
        }
        yield copies ? COPY_OBJECT : PUT_OBJECT;
      }
      case "POST" -> {
        if (exchange.asks("uploads")) {
          yield INITIATE_UPLOAD;
        }
        if (ofUpload) {
          yield COMPLETE_UPLOAD;
        }
        throw new OssRefusal(OssError.notImplemented("POST of an object"));
      }
      case "DELETE" -> ofUpload ? ABORT_UPLOAD : DELETE_OBJECT;
      default -> throw new OssRefusal(OssError.METHOD_NOT_ALLOWED);
    };
  }

  /**
   * Refuses what the request has and this operation does not know.
   *
   * @throws OssRefusal if there is such a thing
   */
  void check(Exchange exchange) throws OssRefusal {
    for (String name : exchange.query().keySet()) {
      if (!query.contains(name)
          && !UrlSignature.NAMES.contains(name)
          && !name.equals(TRAFFIC_LIMIT)) {
        throw new OssRefusal(OssError.notImplemented("The query parameter " + name));
      }
    }
    for (String header : UNSUPPORTED_HEADERS) {
      if (exchange.header(header).isPresent()) {
        throw new OssRefusal(OssError.notImplemented("The header " + header));
      }
    }
    Optional<String> storageClass = exchange.header(STORAGE_CLASS);
    if (storageClass.filter(word -> !word.equalsIgnoreCase("Standard")).isPresent()) {
      throw new OssRefusal(OssError.notImplemented("The storage class " + storageClass.get()));
    }
  }
}
