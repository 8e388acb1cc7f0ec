package dev.cuepost.smq;

import dev.cuepost.identity.Entrance;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.smq.account.AccountAttributes;
import dev.cuepost.smq.connection.ParkedCalls;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Content;
import dev.cuepost.smq.wire.QueryParameters;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import dev.cuepost.smq.wire.SmqException;
import dev.cuepost.smq.wire.XmlReader;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SMQ protocol on an HTTP server: {@code /queues…}, {@code /topics…}, {@code
 * /?accountmeta=true} and {@code /commonbuy/openservice}. Register it before whatever else answers
 * {@code /}.
 *
 * <p>The checks come in the protocol's order: shape of the address, signature, version and digest,
 * name, parameters, content; then the operation itself. Whatever fails, here is where it becomes a
 * reply. Requests are handled on the server's own (virtual) threads, any number at once.
 */
public final class SmqRoutes implements HttpService {
  private static final Logger LOG = LoggerFactory.getLogger(SmqRoutes.class);
  private static final String VERSION = "2015-06-06";

  private final Dispatch dispatch;
  private final Authenticator authenticator;
  private final Authorization authorization;
  private final Audit audit;
  private final RegionResolver regions;
  private final Supplier<String> requestIds;
  private final XmlReader xml = new XmlReader();
  private final ParkedCalls parked = new ParkedCalls();

  /**
   * The protocol over an engine.
   *
   * @param requestIds gives 24 upper-case hex digits, other ones each time
   */
  public SmqRoutes(
      QueueEngine engine,
      Entrance entrance,
      AccountAttributes attributes,
      RegionResolver regions,
      InstantSource clock,
      Supplier<String> requestIds) {
    this(
        engine,
        entrance,
        new Authentication(entrance, clock),
        attributes,
        regions,
        clock,
        requestIds);
  }

  /**
   * The same with another way to tell who asks.
   *
   * @param requestIds as above
   */
  public SmqRoutes(
      QueueEngine engine,
      Entrance entrance,
      Authenticator authenticator,
      AccountAttributes attributes,
      RegionResolver regions,
      InstantSource clock,
      Supplier<String> requestIds) {
    this.dispatch = new Dispatch(engine, attributes);
    this.authenticator = authenticator;
    this.authorization = new Authorization(entrance.control(), clock);
    this.audit = new Audit(entrance, dispatch, regions, clock);
    this.regions = regions;
    this.requestIds = requestIds;
  }

  @Override
  public void routing(HttpRules rules) {
    for (var path : new String[] {"/queues", "/topics", "/commonbuy"}) {
      rules.any(path, this::handle).any(path + "/*", this::handle);
    }
    rules.any("/", this::handleAccount);
  }

  /** Answers addresses that nothing else on the port knows, in this protocol's words. */
  public Handler unknownAddress() {
    return this::handle;
  }

  private void handleAccount(ServerRequest request, ServerResponse response) {
    if (request.query().names().stream().anyMatch("accountmeta"::equalsIgnoreCase)) {
      handle(request, response);
    } else {
      response.next();
    }
  }

  private void handle(ServerRequest request, ServerResponse response) {
    var requestId = requestIds.get();
    var received = new ReceivedRequest(request);
    ReplyWriter.write(reply(received, requestId), requestId, received, response);
  }

  /** The one place where failures become replies; only the unforeseen ones are logged. */
  private Reply reply(ReceivedRequest request, String requestId) {
    try {
      return perform(request, requestId);
    } catch (SmqException e) {
      audit.refused(request, requestId, e.error());
      return Reply.error(e.error(), e.text(), requestId, request.endpoint());
    } catch (CloseConnectionException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("Request {} failed", requestId, e);
      return Reply.error(
          SmqError.INTERNAL, SmqError.INTERNAL.text(), requestId, request.endpoint());
    }
  }

  private Reply perform(ReceivedRequest request, String requestId) {
    var query = QueryParameters.parse(request.target().query());
    var address = Address.parse(request.target(), query).orElseThrow(SmqError.INVALID_URL::failure);
    var operation =
        dispatch
            .select(request.method(), address.resource(), query)
            .orElseThrow(SmqError.INVALID_URL::failure);
    var key = authenticator.signer(request.signed(address.basePath()), request.clientAddress());
    request
        .account()
        .filter(account -> !account.equals(key.account()))
        .ifPresent(_ -> {
          throw SmqError.ACCESS_DENIED.failure();
        });
    var owner = new QueueOwner(key.account(), regions.region(request.host(), request.localPort()));
    authorization.check(key.caller(), operation, owner, request);
    request
        .header("x-mns-version")
        .filter(version -> !version.equals(VERSION))
        .ifPresent(version -> {
          throw SmqError.INVALID_VERSION.failure(version);
        });
    var content = new Content(request.body(), xml);
    request.header("content-md5").filter(md5 -> !md5.isEmpty()).ifPresent(content::check);
    Reply reply =
        operation.perform(
            new Call(
                owner,
                request.endpoint() + address.basePath(),
                requestId,
                query,
                request::header,
                content,
                parked::park));
    audit.done(key, operation, request, requestId);
    return reply;
  }

  /** Answers the receives that wait, and waits for no message any more: the server is to end. */
  public void endWaits() {
    parked.end();
  }
}
