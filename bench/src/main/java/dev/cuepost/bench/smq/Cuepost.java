package dev.cuepost.bench.smq;

import dev.cuepost.bench.run.Scratch;
import dev.cuepost.demo.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server, started as its users start it. */
public final class Cuepost implements Subject {
  private final String name;
  private final ServerProcess process;
  private final InetSocketAddress address;
  private final Signer signer;
  private final QueueRequests requests;

  private Cuepost(String name, ServerProcess process) throws IOException {
    this.name = name;
    this.process = process;
    URI api = process.api();
    Map<String, String> credentials = process.credentials();
    address = new InetSocketAddress(api.getHost(), api.getPort());
    signer =
        new Signer(
            credentials.getOrDefault("CUEPOST_ACCESS_KEY_ID", ""),
            credentials.getOrDefault("CUEPOST_ACCESS_KEY_SECRET", ""),
            api.getAuthority(),
            InstantSource.system());
    requests = new QueueRequests(address, signer);
  }

  /** Starts with what the data directory of this name holds, or with nothing. */
  static Cuepost start(Settings settings, Scratch scratch, String name) throws IOException {
    return start(settings, scratch, name, List.of());
  }

  /**
   * The same with more options.
   *
   * @param more of {@code serve}
   */
  public static Cuepost start(Settings settings, Scratch scratch, String name, List<String> more)
      throws IOException {
    Path data = scratch.directory().resolve(name);
    Path log = scratch.directory().resolve(name + ".log");
    List<String> options =
        new ArrayList<>(List.of("--data", data.toString(), "--port", "0", "--oss-port", "0"));
    options.addAll(more);
    return new Cuepost(name, scratch.add(ServerProcess.start(settings.server(), options, log)));
  }

  @Override
  public String name() {
    return "Cuepost, " + name;
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public long pid() {
    return process.handle().pid();
  }

  @Override
  public QueueCalls queue(String name, Bodies bodies) {
    return new SmqCalls(signer, bodies, name);
  }

  public NumberedCalls numbered(String queue, int bodyBytes) {
    return new NumberedCalls(signer, queue, bodyBytes);
  }

  @Override
  public void create(List<String> queues) throws IOException {
    requests.create(queues, "");
  }

  /** Makes a queue whose messages are delayed for so long, as are those that were received. */
  void createDelaying(String queue, int seconds) throws IOException {
    requests.create(
        List.of(queue),
        "<Queue><DelaySeconds>%d</DelaySeconds><VisibilityTimeout>%1$d</VisibilityTimeout></Queue>"
            .formatted(seconds));
  }

  @Override
  public void drop(List<String> queues) throws IOException {
    requests.drop(queues);
  }

  @Override
  public void close() {
    process.close();
  }
}
