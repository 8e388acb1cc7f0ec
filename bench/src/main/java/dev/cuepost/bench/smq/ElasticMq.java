package dev.cuepost.bench.smq;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cuepost.bench.load.Flow;
import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.run.JavaProcess;
import dev.cuepost.bench.run.Ports;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * ElasticMQ, a queue server of the SQS protocol.
 *
 * <p>Its settings are those of its {@code reference.conf}. Durable, it writes each message to an H2
 * database; {@code WRITE_DELAY=0} lets H2 write a transaction out before it says that it is done.
 */
final class ElasticMq implements Subject {
  /** Where its messages are. */
  enum Storage {
    MEMORY,
    DURABLE
  }

  private static final long LOOK_MILLIS = 100;

  private final JavaProcess process;
  private final Storage storage;
  private final InetSocketAddress address;

  private ElasticMq(JavaProcess process, Storage storage, InetSocketAddress address) {
    this.process = process;
    this.storage = storage;
    this.address = address;
  }

  static ElasticMq start(Settings settings, Scratch scratch, Storage storage)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(settings.elasticmq())) {
      throw new IllegalStateException(
          "ElasticMQ is not in %s; bin/bench smq elasticmq brings it there"
              .formatted(settings.elasticmq()));
    }
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free());
    Path directory = scratch.directory().resolve("elasticmq-" + storage);
    Files.createDirectories(directory);
    Path config = directory.resolve("elasticmq.conf");
    Files.writeString(config, config(storage, address.getPort(), directory));
    var process =
        scratch.add(
            JavaProcess.start(
                List.of("-Dconfig.file=" + config),
                settings.elasticmq() + "/*",
                List.of("org.elasticmq.server.Main"),
                directory.resolve("log")));
    while (!answers(address)) {
      process.failIfEnded();
      Thread.sleep(LOOK_MILLIS);
    }
    return new ElasticMq(process, storage, address);
  }

  private static String config(Storage storage, int port, Path directory) {
    return """
    include classpath("application.conf")
    node-address { host = "127.0.0.1", port = %1$d }
    rest-sqs { enabled = true, bind-hostname = "127.0.0.1", bind-port = %1$d }
    rest-stats { enabled = false }
    messages-storage {
      enabled = %2$b
      uri = "jdbc:h2:%3$s/elasticmq;WRITE_DELAY=0"
    }
    """
        .formatted(port, storage == Storage.DURABLE, directory);
  }

  private static boolean answers(InetSocketAddress address) {
    try (var _ = new Socket(address.getAddress(), address.getPort())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public String name() {
    return storage == Storage.MEMORY ? "ElasticMQ in memory" : "ElasticMQ on H2";
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void create(List<String> queues) throws IOException {
    call("CreateQueue", queues.stream().map("{\"QueueName\":\"%s\"}"::formatted).toList());
  }

  @Override
  public void drop(List<String> queues) throws IOException {
    call(
        "DeleteQueue",
        queues.stream()
            .map(queue -> "{\"QueueUrl\":\"http://%s/000000000000/%s\"}".formatted(host(), queue))
            .toList());
  }

  private void call(String action, List<String> contents) throws IOException {
    var requests =
        contents.stream()
            .map(content -> content.getBytes(US_ASCII))
            .<Consumer<RequestBuffer>>map(content ->
                request ->
                    SqsCalls.write(request, host(), action, new RequestBuffer().put(content)))
            .iterator();
    var _ =
        Flow.run(
            address, 1, Window.of(contents.size(), _ -> {}), window -> new Once(window, requests));
  }

  @Override
  public QueueCalls queue(String name, Bodies bodies) {
    return new SqsCalls(host(), bodies, name);
  }

  private String host() {
    return "127.0.0.1:" + address.getPort();
  }

  @Override
  public void close() {
    process.close();
  }
}
