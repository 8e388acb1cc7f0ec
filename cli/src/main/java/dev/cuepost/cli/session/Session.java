package dev.cuepost.cli.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.cli.client.Refused;
import dev.cuepost.cli.client.RpcClient;
import dev.cuepost.cli.client.Trace;
import dev.cuepost.cli.client.Transport;
import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.site.Face;
import dev.cuepost.cli.site.Site;
import dev.cuepost.cli.smq.SmqClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that a group of commands shares, and what follows from them. */
public final class Session {
  /** Above the examples at the end of a command's help. */
  public static final String EXAMPLES = "%nExamples:%n";

  private final Function<String, @Nullable String> environment;
  private @Nullable Transport transport;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print one JSON value, for programs")
  private boolean json;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "the server of that profile (default: $CUEPOST_PROFILE, else the one in use)")
  private @Nullable String profile;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "address of the server (default: $CUEPOST_ENDPOINT, else " + Choice.LOCAL + ")")
  private @Nullable String endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      scope = ScopeType.INHERIT,
      description = "the region (default: the profile's, else the endpoint's)")
  private @Nullable String region;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "the server's directory, where its credentials are (default: cuepost-data)")
  private @Nullable Path data;

  @Option(
      names = "--access-key-id",
      paramLabel = "ID",
      scope = ScopeType.INHERIT,
      description = "key to sign with, together with its secret (default: $CUEPOST_ACCESS_KEY_ID)")
  private @Nullable String keyId;

  @Option(
      names = "--access-key-secret",
      paramLabel = "SECRET",
      scope = ScopeType.INHERIT,
      description = "its secret; others on this machine can see it, unlike the environment")
  private @Nullable String keySecret;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "show what is sent and answered, without secrets")
  private boolean debug;

  /**
   * Options that are not read yet.
   *
   * @param environment looks up an environment variable
   */
  public Session(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /** Looks up an environment variable. */
  public Function<String, @Nullable String> environment() {
    return environment;
  }

  /** The server's directory. */
  public Path data() {
    return data == null ? Path.of("cuepost-data") : data;
  }

  /** The server that is meant. */
  public Site site() {
    Site site =
        new Choice(
                Optional.ofNullable(profile),
                Optional.ofNullable(endpoint),
                Optional.ofNullable(data),
                key())
            .site(environment);
    return region == null ? site : site.in(region);
  }

  private Optional<Choice.Key> key() {
    if ((keyId == null) != (keySecret == null)) {
      throw Failure.usage("--access-key-id and --access-key-secret belong together: give both");
    }
    return keyId == null || keySecret == null
        ? Optional.empty()
        : Optional.of(new Choice.Key(keyId, keySecret));
  }

  /** How it is told what came of a command. */
  public Output out() {
    var line = requireNonNull(spec).commandLine();
    return new Output(
        line.getOut(), line.getErr(), json, "on".equals(environment.apply("CUEPOST_BARS")));
  }

  /** What all that is asked goes through. */
  public Transport transport() {
    if (transport == null) {
      transport =
          new Transport(
              debug
                  ? new Trace(Optional.of(requireNonNull(spec).commandLine().getErr()))
                  : Trace.NONE);
    }
    return transport;
  }

  /** Queues and messages. */
  public SmqClient smq() {
    return new SmqClient(transport(), site(), InstantSource.system());
  }

  /** Calls an operation in the region that is meant; a refusal fails the command. */
  public JsonNode call(Face face, String action, Map<String, String> parameters) {
    try {
      return attempt(face, action, parameters);
    } catch (Refused refused) {
      throw refused.failure();
    }
  }

  /** The same; a refusal is for the caller to deal with. */
  public JsonNode attempt(Face face, String action, Map<String, String> parameters) throws Refused {
    Site site = site();
    Map<String, String> all = new HashMap<>(parameters);
    site.region().ifPresent(named -> all.put("RegionId", named));
    return new RpcClient(transport(), site, face, InstantSource.system()).attempt(action, all);
  }
}
