package dev.cuepost.smq;

import dev.cuepost.identity.MnsRequest;
import dev.cuepost.smq.connection.WatchfulConnections;
import dev.cuepost.smq.wire.Content;
import dev.cuepost.smq.wire.SmqError;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.Header;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request as the HTTP server hands it over, in this protocol's terms. Used by one thread. */
final class ReceivedRequest {
  /** A host by which the cloud knows an account, inside its networks or outside. */
  private static final Pattern ACCOUNT_HOST = Pattern.compile("([0-9]+)\\.mns(-[a-z]+)?\\..*");

  /** A content and the chunks around it, however small they are cut. */
  private static final long READ_MAX_BYTES = 2L * Content.MAX_BYTES;

  private static final long UNDECLARED = -1;

  private final ServerRequest request;
  private final Target target;
  private final Map<String, String> headers;

  /** Of the content, as declared. */
  private final long length;

  private boolean broken;

  ReceivedRequest(ServerRequest request) {
    this.request = request;
    this.target = Target.of(request.prologue());
    this.headers = new HashMap<>();
    for (Header header : request.headers()) {
      headers.put(
          header.headerName().lowerCase(),
          header.valueCount() == 1 ? header.get() : String.join(",", header.allValues()));
    }
    this.length = request.headers().contentLength().orElse(UNDECLARED);
  }

  String method() {
    return request.prologue().method().text();
  }

  Target target() {
    return target;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Host and, if the client named one, port. */
  String host() {
    return header("host").orElse("");
  }

  /** Whose resources the request is about, if its host says so. */
  Optional<String> account() {
    if (!host().contains(".mns")) {
      return Optional.empty(); // most are called by an address of their own
    }
    var host = ACCOUNT_HOST.matcher(host());
    return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
  }

  /** Scheme and host as the client used them, without a slash at the end. */
  String endpoint() {
    return (isSecure() ? "https://" : "http://") + host();
  }

  InetAddress clientAddress() {
    return ((InetSocketAddress) request.remotePeer().address()).getAddress();
  }

  boolean isSecure() {
    return request.isSecure();
  }

  int localPort() {
    return request.localPeer().port();
  }

  /**
   * What the signature covers.
   *
   * @param basePath what the target begins with because the client's endpoint does
   */
  MnsRequest signed(String basePath) {
    return new MnsRequest(method(), basePath, target.asSent(), headers);
  }

  /** Reads the content; a client that asked whether to send it is told so now. */
  byte[] body() {
    if (declaredTooLong()) {
      throw Content.LENGTH.violated();
    }
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    return WatchfulConnections.atMost(READ_MAX_BYTES, this::content);
  }

  private byte[] content() {
    // Of a known length, so that no larger buffer is made for a small body.
    int most = length == UNDECLARED ? Content.MAX_BYTES + 1 : Math.toIntExact(length);
    try (var stream = request.content().inputStream()) {
      byte[] bytes = stream.readNBytes(most);
      if (bytes.length > Content.MAX_BYTES) {
        throw Content.LENGTH.violated();
      }
      return bytes;
    } catch (IOException | DataReader.InsufficientDataAvailableException e) {
      throw new CloseConnectionException("the client left before its content had ended", e);
    } catch (RequestException | DataReader.IncorrectNewLineException | NumberFormatException _) {
      // The chunks that frame the content make no sense: nobody knows where it ends.
      broken = true;
      throw SmqError.MALFORMED_XML.failure();
    }
  }

  /** Whether more content may follow than anybody wants to read to its end. */
  boolean mayHoldTooMuchUnread() {
    boolean mayGoOn = declaredTooLong() || headers.containsKey("transfer-encoding");
    return broken || (mayGoOn && !request.content().consumed());
  }

  boolean isHead() {
    return method().equals("HEAD");
  }

  private boolean declaredTooLong() {
    return length > Content.MAX_BYTES;
  }
}
