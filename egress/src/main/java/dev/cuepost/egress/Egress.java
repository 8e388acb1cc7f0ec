package dev.cuepost.egress;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * HTTP clients for addresses that a user named.
 *
 * <p>They call only what the guard allows; they follow no redirect, use no proxy, keep no cookies,
 * answer no request for a password, and send a request once. They speak HTTP/1.1, which keeps the
 * letter case of header names. Certificates are verified.
 *
 * <p>Every call opens a connection of its own: so the guard sees every call, no call fails because
 * its server has just closed an idle connection, and none waits behind another.
 */
public final class Egress implements AutoCloseable {
  /** How the product names itself to those it calls. */
  public static final String USER_AGENT = "Cuepost";

  private static final Duration LOOKUP_MAX = Duration.ofSeconds(10);

  private static final long LENGTH_UNKNOWN = -1;

  private final Resolver resolver;
  private final OkHttpClient base;

  public Egress(EgressGuard guard) {
    this(guard, Dns.SYSTEM);
  }

  /**
   * @param names looks names up, in place of the system
   */
  public Egress(EgressGuard guard, Dns names) {
    this.resolver = new Resolver(names);
    this.base =
        new OkHttpClient.Builder()
            .socketFactory(new GuardedSockets(guard))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .authenticator(Authenticator.NONE)
            .proxyAuthenticator(Authenticator.NONE)
            .protocols(List.of(Protocol.HTTP_1_1))
            .addInterceptor(Egress::toldByIo)
            .addNetworkInterceptor(Egress::once)
            // One deadline for the whole call takes the place of those of its phases.
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }

  /**
   * A client whose calls, from the lookup of the name to the end of the answer, take no longer than
   * this.
   */
  public OkHttpClient client(Duration deadline) {
    Duration lookup = deadline.compareTo(LOOKUP_MAX) < 0 ? deadline : LOOKUP_MAX;
    return base.newBuilder().callTimeout(deadline).dns(resolver.within(lookup)).build();
  }

  /**
   * Throws what its callers await. While it connects, the client throws an {@code
   * InterruptedException} that no signature tells, and the flag is gone.
   */
  private static Response toldByIo(Interceptor.Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException expected) {
      throw expected;
    } catch (RuntimeException unexpected) {
      // The client takes for its caller's mistake what a server sent, such as a status below 0.
      var told = new ProtocolException(String.valueOf(unexpected.getMessage()));
      told.initCause(unexpected);
      throw told;
    } catch (Exception interrupted) {
      Thread.currentThread().interrupt();
      var told = new InterruptedIOException("interrupted");
      told.initCause(interrupted);
      throw told;
    }
  }

  /** Tells the server to close the connection after its answer, as the client will. */
  private static Response once(Interceptor.Chain chain) throws IOException {
    return readable(
        chain, chain.proceed(chain.request().newBuilder().header("Connection", "close").build()));
  }

  /**
   * The client cannot read what is told to be shorter than nothing, nor let go of it: nothing of it
   * is taken. What else the answer says stands.
   */
  private static Response readable(Interceptor.Chain chain, Response answer) throws IOException {
    if (answer.body().contentLength() >= LENGTH_UNKNOWN) {
      return answer;
    }
    Objects.requireNonNull(chain.connection()).socket().close();
    return answer
        .newBuilder()
        .removeHeader("Content-Length")
        .body(ResponseBody.create("", null))
        .build();
  }

  /** Lets go of the threads; calls under way end by themselves. */
  @Override
  public void close() {
    base.dispatcher().executorService().shutdown();
    resolver.close();
  }
}
