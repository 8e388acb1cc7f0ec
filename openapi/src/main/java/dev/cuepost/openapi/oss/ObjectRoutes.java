package dev.cuepost.openapi.oss;

import dev.cuepost.identity.Caller;
import dev.cuepost.identity.Entrance;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.LeftoverBody;
import dev.cuepost.openapi.RequestRegion;
import dev.cuepost.openapi.XmlAnswer;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers everything on the port of the object face. All threads may use it.
 *
 * <p>The region of a request, told by port or host, decides in which region its bucket is.
 *
 * <p>The owner of a bucket may do everything in it, and the owner's users what policies allow;
 * everybody may read the objects of a public one.
 */
public final class ObjectRoutes implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectRoutes.class);

  /** What may be in the query of a request beside a signature. */
  private static final Set<String> QUERY_OF_OBJECT = Set.of();

  private static final Set<String> QUERY_OF_HEAD = Set.of("objectMeta");

  private static final Set<String> QUERY_OF_LIST =
      Set.of("prefix", "marker", "delimiter", "max-keys", "encoding-type");

  private final RequestRegion regions;
  private final OssAuthentication authentication;
  private final OssAuthorization authorization;
  private final Audit audit;
  private final BucketOperations bucketOperations;
  private final ListObjects listing;
  private final ObjectReads reads;
  private final ObjectWrites writes;
  private final Supplier<UUID> requestIds;

  public ObjectRoutes(
      ObjectStore store,
      Buckets buckets,
      Entrance entrance,
      RequestRegion regions,
      InstantSource clock,
      Supplier<UUID> requestIds) {
    this.regions = regions;
    this.authentication = new OssAuthentication(entrance, clock);
    this.authorization = new OssAuthorization(buckets, entrance.control(), clock);
    this.audit = new Audit(entrance, clock);
    this.bucketOperations = new BucketOperations(buckets);
    this.listing = new ListObjects(store);
    this.reads = new ObjectReads(store);
    this.writes = new ObjectWrites(store);
    this.requestIds = requestIds;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String requestId = requestIds.get().toString().replace("-", "").toUpperCase(Locale.ROOT);
    response.header(HeaderNames.create("x-oss-request-id"), requestId);
    try {
      perform(Exchange.of(request, response, regions), requestId);
    } catch (OssRefusal refusal) {
      refuse(request, response, requestId, refusal);
    } catch (Upload.Broken | CloseConnectionException e) {
      throw new CloseConnectionException("the client went away", e);
    } catch (IOException | RuntimeException e) {
      LOG.error("Request {} failed", requestId, e);
      refuse(request, response, requestId, new OssRefusal(OssError.INTERNAL));
    }
  }

  private void perform(Exchange exchange, String requestId) throws IOException {
    try {
      Requester requester = authentication.verify(exchange);
      if (exchange.target().isService()) {
        throw new OssRefusal(OssError.notImplemented("Listing buckets"));
      }
      if (exchange.target().isBucket()) {
        bucket(exchange, requester, requestId);
      } else {
        object(exchange, requester);
      }
    } catch (OssRefusal refusal) {
      audit.refused(exchange, requestId, refusal.error());
      throw refusal;
    }
  }

  private void bucket(Exchange exchange, Requester requester, String requestId) throws IOException {
    switch (exchange.method()) {
      case "PUT" -> {
        requireQuery(exchange, QUERY_OF_OBJECT);
        Caller caller = authorization.signer(exchange, requester, "PutBucket");
        bucketOperations.put(exchange, caller.account());
        audit.made(exchange, caller, requestId);
      }
      case "GET" -> {
        if (exchange.query().containsKey("acl")) {
          Bucket bucket = authorization.owned(exchange, requester, "GetBucketAcl");
          bucketOperations.getAcl(exchange, bucket);
        } else {
          Bucket bucket = authorization.owned(exchange, requester, "ListObjects");
          requireQuery(exchange, QUERY_OF_LIST);
          listing.list(exchange, bucket);
        }
      }
      case "HEAD" -> {
        var _ = authorization.owned(exchange, requester, "GetBucketInfo");
        requireQuery(exchange, QUERY_OF_OBJECT);
        bucketOperations.head(exchange);
      }
      case "POST", "DELETE" ->
          throw new OssRefusal(OssError.notImplemented(exchange.method() + " of a bucket"));
      default -> throw new OssRefusal(OssError.METHOD_NOT_ALLOWED);
    }
  }

  private void object(Exchange exchange, Requester requester) throws IOException {
    var name = exchange.target().name();
    switch (exchange.method()) {
      case "GET" -> {
        authorization.checkReadable(exchange, requester);
        requireQuery(exchange, QUERY_OF_OBJECT);
        reads.get(exchange, name);
      }
      case "HEAD" -> {
        authorization.checkReadable(exchange, requester);
        requireQuery(exchange, QUERY_OF_HEAD);
        reads.head(exchange, name);
      }
      case "PUT" -> {
        var _ = authorization.owned(exchange, requester, "PutObject");
        requireQuery(exchange, QUERY_OF_OBJECT);
        writes.put(exchange, name);
      }
      case "DELETE" -> {
        var _ = authorization.owned(exchange, requester, "DeleteObject");
        requireQuery(exchange, QUERY_OF_OBJECT);
        writes.delete(exchange, name);
      }
      case "POST" -> throw new OssRefusal(OssError.notImplemented("POST of an object"));
      default -> throw new OssRefusal(OssError.METHOD_NOT_ALLOWED);
    }
  }

  private static void requireQuery(Exchange exchange, Set<String> known) throws OssRefusal {
    for (String name : exchange.query().keySet()) {
      if (!known.contains(name) && !UrlSignature.NAMES.contains(name)) {
        throw new OssRefusal(OssError.notImplemented("The query parameter " + name));
      }
    }
  }

  private static void refuse(
      ServerRequest request, ServerResponse response, String requestId, OssRefusal refusal) {
    if (response.isSent() || response.bytesWritten() > 0) {
      throw new CloseConnectionException("the answer broke off", refusal);
    }
    LeftoverBody leftover = LeftoverBody.of(request, response);
    OssError error = refusal.error();
    var fields =
        new Fields()
            .text("Code", error.code())
            .text("Message", error.message())
            .text("RequestId", requestId)
            .text("HostId", request.headers().first(HeaderNames.HOST).orElse(""))
            .all(refusal.details());
    response.status(error.status());
    if (request.prologue().method().text().equals("HEAD")) {
      response.send();
    } else {
      response
          .header(HeaderNames.CONTENT_TYPE, "application/xml")
          .send(XmlAnswer.write("Error", fields));
    }
    leftover.discard();
  }
}
