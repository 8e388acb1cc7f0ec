package dev.cuepost.openapi.oss;

import dev.cuepost.identity.Caller;
import dev.cuepost.identity.Entrance;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.media.store.ObjectExistsException;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.openapi.LeftoverBody;
import dev.cuepost.openapi.RequestRegion;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
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

  private final RequestRegion regions;
  private final OssAuthentication authentication;
  private final OssAuthorization authorization;
  private final Audit audit;
  private final BucketOperations bucketOperations;
  private final ListBuckets bucketLists;
  private final ListObjects listing;
  private final ObjectReads reads;
  private final SignedPlaylist playlists;
  private final ObjectWrites writes;
  private final ObjectCopies copies;
  private final UploadOperations uploads;
  private final PartOperations parts;
  private final ListUploads listUploads;
  private final Supplier<UUID> requestIds;

  /**
   * @param stored hears of each object that a client has put and that is complete
   */
  public ObjectRoutes(
      ObjectStore store,
      Buckets buckets,
      Consumer<StoredObject> stored,
      Entrance entrance,
      RequestRegion regions,
      InstantSource clock,
      Supplier<UUID> requestIds) {
    this.regions = regions;
    this.authentication = new OssAuthentication(entrance, clock);
    this.authorization = new OssAuthorization(buckets, entrance.control(), clock);
    this.audit = new Audit(entrance, clock);
    this.bucketOperations = new BucketOperations(buckets);
    this.bucketLists = new ListBuckets(buckets);
    this.listing = new ListObjects(store);
    this.reads = new ObjectReads(store);
    this.playlists = new SignedPlaylist(store);
    this.writes = new ObjectWrites(store, stored);
    this.copies = new ObjectCopies(store, stored);
    this.uploads = new UploadOperations(store, stored);
    this.parts = new PartOperations(store);
    this.listUploads = new ListUploads(store.uploads());
    this.requestIds = requestIds;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String requestId = requestIds.get().toString().replace("-", "").toUpperCase(Locale.ROOT);
    response.header(HeaderNames.create("x-oss-request-id"), requestId);
    CrossOrigin.allow(request, response);
    if (CrossOrigin.isQuestion(request)) {
      CrossOrigin.answer(request, response);
      return;
    }
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
      Operation operation = Operation.of(exchange);
      if (exchange.target().isService()) {
        service(operation, exchange, requester);
      } else if (exchange.target().isBucket()) {
        bucket(operation, exchange, requester, requestId);
      } else {
        object(operation, exchange, requester);
      }
    } catch (ObjectExistsException _) {
      throw known(exchange, new OssRefusal(OssError.ALREADY_EXISTS));
    } catch (OssRefusal refusal) {
      audit.refused(exchange, requestId, refusal.error());
      throw known(exchange, refusal);
    }
  }

  /** Tells the sender whose request is refused. */
  private static OssRefusal known(Exchange exchange, OssRefusal refusal) {
    return OssAuthentication.keyId(exchange).map(refusal::of).orElse(refusal);
  }

  private void service(Operation operation, Exchange exchange, Requester requester)
      throws IOException {
    Caller caller = authorization.signer(exchange, requester, operation.action());
    operation.check(exchange);
    bucketLists.list(exchange, caller.account());
  }

  private void bucket(Operation operation, Exchange exchange, Requester requester, String requestId)
      throws IOException {
    switch (operation) {
      case PUT_BUCKET -> {
        operation.check(exchange);
        Caller caller = authorization.signer(exchange, requester, operation.action());
        bucketOperations.put(exchange, caller.account());
        audit.made(exchange, caller, requestId);
      }
      case DELETE_OBJECTS -> {
        var _ = authorization.ofOwnAccount(exchange.target(), requester);
        operation.check(exchange);
        writes.deleteAll(
            exchange,
            target -> {
              var _ = authorization.owned(exchange, target, requester, operation.action());
            });
      }
      default -> {
        Bucket bucket = authorization.owned(exchange, requester, operation.action());
        operation.check(exchange);
        bucket(operation, exchange, bucket);
      }
    }
  }

  private void bucket(Operation operation, Exchange exchange, Bucket bucket) throws IOException {
    switch (operation) {
      case HEAD_BUCKET -> bucketOperations.head(exchange);
      case GET_BUCKET_ACL -> BucketAnswers.acl(exchange, bucket);
      case GET_BUCKET_INFO -> BucketAnswers.info(exchange, bucket);
      case GET_BUCKET_LOCATION -> BucketAnswers.location(exchange, bucket);
      case LIST_OBJECTS -> listing.list(exchange, bucket);
      case LIST_OBJECTS_V2 -> listing.listV2(exchange, bucket);
      case LIST_UPLOADS -> listUploads.list(exchange, bucket);
      default -> throw new IllegalStateException(operation + " is none of a bucket");
    }
  }

  private void object(Operation operation, Exchange exchange, Requester requester)
      throws IOException {
    ObjectName name = exchange.target().name();
    switch (operation) {
      case GET_OBJECT, SIGN_PLAYLIST, HEAD_OBJECT, GET_OBJECT_META ->
          authorization.checkReadable(exchange, exchange.target(), requester);
      case GET_OBJECT_ACL -> {
        Bucket bucket = authorization.owned(exchange, requester, operation.action());
        operation.check(exchange);
        reads.acl(exchange, name, bucket);
        return;
      }
      default -> {
        var _ = authorization.owned(exchange, requester, operation.action());
      }
    }
    operation.check(exchange);
    switch (operation) {
      case GET_OBJECT -> reads.get(exchange, name, ObjectHeaders.overrides(exchange, requester));
      case SIGN_PLAYLIST -> playlists.get(exchange, name, requester);
      case HEAD_OBJECT -> reads.head(exchange, name);
      case GET_OBJECT_META -> reads.meta(exchange, name);
      case PUT_OBJECT -> writes.put(exchange, name);
      case COPY_OBJECT -> copies.copy(exchange, source(exchange, requester), name);
      case DELETE_OBJECT -> writes.delete(exchange, name);
      case INITIATE_UPLOAD -> uploads.initiate(exchange, name);
      case UPLOAD_PART -> parts.put(exchange, name);
      case UPLOAD_PART_COPY -> parts.copy(exchange, source(exchange, requester), name);
      case COMPLETE_UPLOAD -> uploads.complete(exchange, name);
      case ABORT_UPLOAD -> uploads.abort(exchange, name);
      case LIST_PARTS -> parts.list(exchange, name);
      default -> throw new IllegalStateException(operation + " is none of an object");
    }
  }

  /** The object to be copied, if the requester may read it. */
  private ObjectName source(Exchange exchange, Requester requester) throws OssRefusal {
    ObjectTarget source = CopySource.of(exchange);
    ObjectName name = source.name();
    authorization.checkReadable(exchange, source, requester);
    return name;
  }

  private static void refuse(
      ServerRequest request, ServerResponse response, String requestId, OssRefusal refusal) {
    if (response.isSent() || response.bytesWritten() > 0) {
      throw new CloseConnectionException("the answer broke off", refusal);
    }
    LeftoverBody leftover = LeftoverBody.of(request, response);
    ErrorAnswer answer =
        ErrorAnswer.of(
            refusal.error(),
            refusal.details(),
            requestId,
            request.headers().first(HeaderNames.HOST).orElse(""));
    boolean toHead = request.prologue().method().text().equals("HEAD");
    (toHead ? answer.headersAlone() : answer.headers())
        .forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.status(refusal.error().status());
    if (toHead) {
      response.send();
    } else {
      response.header(HeaderNames.CONTENT_TYPE, "application/xml").send(answer.body());
    }
    leftover.discard();
  }
}
