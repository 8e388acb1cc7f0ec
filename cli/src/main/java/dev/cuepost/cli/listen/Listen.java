package dev.cuepost.cli.listen;

import static java.util.Objects.requireNonNull;

import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.session.Span;
import io.helidon.webserver.WebServer;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Receives callbacks, prints them, and tells why one cannot be verified. */
@Command(
    name = "listen",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Receives event callbacks: prints each, checks its signature and says why it does not fit,"
          + " and answers well or badly, as told.",
      "Exits with 1 if one failed its verification, or fewer than --count came."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost listen --key Rotate4Me --url http://127.0.0.1:8090/hook",
      "  cuepost listen --fail-first 2          each event arrives at its third attempt",
      "  cuepost listen --json --count 1 --timeout 1m   for scripts"
    })
public final class Listen implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--port", description = "0: any free one (default: 8090)")
  private int port = 8090;

  @Option(names = "--host", description = "address to listen on (default: 127.0.0.1)")
  private InetAddress host = InetAddress.getLoopbackAddress();

  @Option(
      names = "--url",
      description = "the address as the sender has it configured (default: as it was called)")
  private @Nullable String url;

  @Option(
      names = "--key",
      description = "AuthKey of the sender's setting; both, while it is changed")
  private List<String> keys = List.of();

  @Option(
      names = "--secret",
      paramLabel = "whsec_...",
      description = "secret of Standard Webhooks; both, while it is changed")
  private List<String> secrets = List.of();

  @Option(
      names = "--tolerance",
      converter = Span.class,
      description = "how far the sender's clock may be off (default: 5m)")
  private Duration tolerance = Duration.ofMinutes(5);

  @Option(names = "--answer", paramLabel = "STATUS", description = "(default: 200)")
  private int answer = 200;

  @Option(names = "--delay", converter = Span.class, description = "answer that much later")
  private Duration delay = Duration.ZERO;

  @Option(
      names = "--fail-first",
      paramLabel = "N",
      description = "answer the first N requests of each event with 500")
  private int failFirst;

  @Option(names = "--hang", description = "never answer")
  private boolean hang;

  @Option(names = "--endless", description = "answer with a body without end")
  private boolean endless;

  @Option(names = "--close", description = "close the connection without an answer")
  private boolean close;

  @Option(names = "--count", paramLabel = "N", description = "end after N requests")
  private long count;

  @Option(names = "--timeout", converter = Span.class, description = "end after that long")
  private @Nullable Duration timeout;

  @Option(names = "--json", description = "print one line of JSON for each request")
  private boolean json;

  @Option(names = "--body", description = "print the whole body too")
  private boolean body;

  @Override
  public Integer call() throws InterruptedException {
    var line = requireNonNull(spec).commandLine();
    var report = new Report(line.getOut(), json, body);
    var receiver =
        new Receiver(
            new Verification(Optional.ofNullable(url), keys, secrets(), tolerance),
            new Answers(mode(), status(), delay, failFirst),
            report,
            InstantSource.system(),
            count);
    if (port < 0 || port > 65535) {
      throw wrong("--port must be from 0 to 65535, was " + port);
    }
    WebServer server = receiver.open(host, port);
    if (!server.isRunning()) { // it logs why, and does not throw
      throw wrong("port %d of %s cannot be opened".formatted(port, host.getHostAddress()));
    }
    var over = new AtomicBoolean();
    Runnable finish =
        () -> {
          if (over.compareAndSet(false, true)) {
            receiver.ended().countDown();
            server.stop();
            line.getErr().println(receiver.summary());
            line.getErr().flush();
          }
        };
    Thread hook = Thread.ofPlatform().name("shutdown").unstarted(finish);
    Runtime.getRuntime().addShutdownHook(hook);
    line.getErr().println("cuepost listen ready url=" + at(server.port()));
    line.getErr().flush();
    if (timeout == null) {
      receiver.ended().await();
    } else {
      var _ = receiver.ended().await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
    finish.run();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // it runs already
    }
    return receiver.failed() > 0 || receiver.received() < count ? 1 : 0;
  }

  private String at(int bound) {
    String literal = host.getHostAddress();
    return "http://" + (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + bound;
  }

  private Answers.Mode mode() {
    if ((hang ? 1 : 0) + (endless ? 1 : 0) + (close ? 1 : 0) > 1) {
      throw wrong("--hang, --endless and --close exclude each other");
    }
    return hang
        ? Answers.Mode.HANG
        : endless ? Answers.Mode.ENDLESS : close ? Answers.Mode.CLOSE : Answers.Mode.STATUS;
  }

  private int status() {
    if (answer < 200 || answer > 599) {
      throw wrong("--answer must be a status from 200 to 599, was " + answer);
    }
    return answer;
  }

  private List<WebhookSecret> secrets() {
    try {
      return secrets.stream().map(WebhookSecret::parse).toList();
    } catch (IllegalArgumentException e) {
      throw wrong("--secret: " + e.getMessage());
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(requireNonNull(spec).commandLine(), sentence);
  }
}
