package dev.cuepost.openapi;

import dev.cuepost.access.AccessProblem;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Entrance;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers RPC-style calls at {@code /}, by GET and POST. All threads may use it.
 *
 * <p>A request is refused at the first of: the operation is unknown, its key is unknown, its time
 * is off, its token is not the key's, its signature is wrong, its nonce was used, its account calls
 * the operation too often, no policy allows it, a parameter is missing or breaks its rule.
 */
public final class RpcGateway implements Handler {
  /**
   * The longest request line that clients need: they put all but the largest parameters into the
   * query. A listener that this gateway is registered with must take as much.
   */
  public static final int REQUEST_LINE_MAX_BYTES = 256 * 1024;

  /**
   * The longest body that a listener with this gateway should let through. It is a little more than
   * the gateway takes, which answers in the protocol's words; the listener guards against a single
   * chunk announced larger than memory.
   */
  public static final long PAYLOAD_MAX_BYTES = RpcRequest.BODY_MAX_BYTES + 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(RpcGateway.class);

  private final Map<String, Product> products;
  private final AccessKeys keys;
  private final RpcAuthentication authentication;
  private final CallRates rates;
  private final RpcAuthorization authorization;
  private final Audit audit;
  private final RequestRegion regions;
  private final Supplier<UUID> requestIds;

  public RpcGateway(
      List<Product> products,
      Entrance entrance,
      Nonces nonces,
      CallRates rates,
      RequestRegion regions,
      InstantSource clock,
      Supplier<UUID> requestIds) {
    this.products =
        products.stream()
            .collect(Collectors.toUnmodifiableMap(Product::version, Function.identity()));
    this.keys = entrance.keys();
    this.authentication = new RpcAuthentication(entrance, nonces, clock);
    this.rates = rates;
    this.authorization = new RpcAuthorization(entrance.control(), clock);
    this.audit = new Audit(entrance, clock);
    this.regions = regions;
    this.requestIds = requestIds;
  }

  /** What it answers for. */
  public Collection<Product> products() {
    return products.values();
  }

  /** What is sent: the name of the whole is for XML. */
  private record Reply(int status, String root, Fields fields) {}

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String requestId = requestIds.get().toString().toUpperCase(Locale.ROOT);
    var rpc = new RpcRequest(request);
    Reply reply = reply(rpc, requestId);
    AnswerFormat format = format(rpc);
    LeftoverBody leftover = LeftoverBody.of(request, response);
    response
        .status(reply.status())
        .header(HeaderNames.CONTENT_TYPE, format.contentType())
        .header(HeaderNames.create("x-acs-request-id"), requestId)
        .send(format.write(reply.root(), reply.fields()));
    leftover.discard();
  }

  private static AnswerFormat format(RpcRequest request) {
    return request
        .find("Format")
        .flatMap(AnswerFormat::of)
        .orElse(request.isHeaderSigned() ? AnswerFormat.JSON : AnswerFormat.XML);
  }

  private Reply reply(RpcRequest request, String requestId) {
    try {
      request.read();
      return done(request, requestId);
    } catch (Refusal refusal) {
      return failed(request, requestId, refusal);
    } catch (AccessProblem problem) {
      return failed(
          request,
          requestId,
          new Refusal(new RpcError(problem.status(), problem.code(), problem.sentence())));
    } catch (IOException e) {
      throw new CloseConnectionException("the client broke off its request", e);
    } catch (RuntimeException e) {
      LOG.error("Request {} failed: {}", requestId, request.action().orElse("no action"), e);
      return failed(request, requestId, new Refusal(RpcError.INTERNAL));
    }
  }

  private Reply done(RpcRequest request, String requestId) throws Refusal {
    if (!request.method().equals("GET") && !request.method().equals("POST")) {
      throw new Refusal(RpcError.UNSUPPORTED_METHOD);
    }
    if (request.find("Format").filter(name -> AnswerFormat.of(name).isEmpty()).isPresent()) {
      throw new Refusal(RpcError.UNKNOWN_FORMAT);
    }
    Product product = product(request);
    Action action = action(product, request);
    String region = regions.of(request.port(), request.host(), request.find("RegionId"));
    var asked = new Audit.Asked(product, action, region);
    AccessKey key = signer(request, asked, requestId);
    if (!rates.admits(key.caller().account(), product, action)) {
      throw new Refusal(RpcError.THROTTLED);
    }
    keys.used(key, product.code());
    try {
      authorization.check(key.caller(), product, action, region, request);
    } catch (Refusal refusal) {
      audit.denied(key, asked, request, requestId, refusal.error());
      throw refusal;
    }
    Call call =
        Call.check(key.caller(), region, requestId, action.parameters(), request.parameters());
    Fields answer = answer(key, asked, call, request, requestId);
    return new Reply(
        200, action.name() + "Response", new Fields().text("RequestId", requestId).all(answer));
  }

  private AccessKey signer(RpcRequest request, Audit.Asked asked, String requestId) throws Refusal {
    try {
      return authentication.verify(request);
    } catch (Refusal refusal) {
      if (refusal.error().isOfUnknownSender()) {
        audit.unknown(asked, request, requestId, refusal.error());
      }
      throw refusal;
    }
  }

  private Fields answer(
      AccessKey key, Audit.Asked asked, Call call, RpcRequest request, String requestId)
      throws Refusal {
    try {
      Fields answer = asked.action().answer(call);
      audit.done(key, asked, request, requestId);
      return answer;
    } catch (Refusal refusal) {
      audit.failed(key, asked, request, requestId, refusal.error().code());
      throw refusal;
    } catch (RuntimeException e) {
      audit.failed(key, asked, request, requestId, RpcError.INTERNAL.code());
      throw e;
    }
  }

  private Product product(RpcRequest request) throws Refusal {
    if (request.action().isEmpty()) {
      throw new Refusal(RpcError.missing("Action"));
    }
    String version = request.version().orElseThrow(() -> new Refusal(RpcError.missing("Version")));
    Product product = products.get(version);
    if (product == null) {
      throw new Refusal(RpcError.UNKNOWN_VERSION);
    }
    return product;
  }

  private static Action action(Product product, RpcRequest request) throws Refusal {
    String name = request.action().orElseThrow(() -> new Refusal(RpcError.missing("Action")));
    return product.action(name).orElseThrow(() -> new Refusal(RpcError.UNKNOWN_ACTION));
  }

  private static Reply failed(RpcRequest request, String requestId, Refusal refusal) {
    RpcError error = refusal.error();
    var fields =
        new Fields()
            .text("RequestId", requestId)
            .text("HostId", request.host())
            .text("Code", error.code())
            .text("Message", error.message())
            .all(refusal.details());
    return new Reply(error.status(), "Error", fields);
  }
}
