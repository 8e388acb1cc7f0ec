package dev.cuepost.cli.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options by which a command and all below it reach a running server. */
public final class ServerOptions {
  private static final String DEFAULT_ENDPOINT = "http://127.0.0.1:8700";

  private final Function<String, @Nullable String> environment;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "address of the server (default: $CUEPOST_ENDPOINT, else " + DEFAULT_ENDPOINT + ")")
  private @Nullable String endpoint;

  @Option(
      names = "--access-key-id",
      paramLabel = "ID",
      scope = ScopeType.INHERIT,
      description = "key to sign with, together with its secret")
  private @Nullable String keyId;

  @Option(
      names = "--access-key-secret",
      paramLabel = "SECRET",
      scope = ScopeType.INHERIT,
      description = "its secret; others on this machine can see it, unlike the environment")
  private @Nullable String keySecret;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "the server's directory, where its credentials are (default: cuepost-data)")
  private Path data = Path.of("cuepost-data");

  /**
   * Options that are not read yet.
   *
   * @param environment looks up an environment variable
   */
  public ServerOptions(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /** The server's directory. */
  public Path data() {
    return data;
  }

  /**
   * What speaks to the server that the options name.
   *
   * @param version the product's
   */
  public RpcClient client(String version) {
    return new RpcClient(address(), version, key(), InstantSource.system());
  }

  private URI address() {
    String set = endpoint == null ? environment.apply("CUEPOST_ENDPOINT") : endpoint;
    String text = set == null ? DEFAULT_ENDPOINT : set;
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new Failure("the endpoint must be like %s, was '%s'".formatted(DEFAULT_ENDPOINT, text));
  }

  private ClientKey key() {
    if (keyId != null && keySecret != null) {
      return new ClientKey(keyId, keySecret);
    }
    if (keyId != null || keySecret != null) {
      throw new Failure("--access-key-id and --access-key-secret belong together: give both");
    }
    return ClientKey.find(environment, data.resolve("credentials"));
  }
}
