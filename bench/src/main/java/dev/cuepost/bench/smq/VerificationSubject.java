package dev.cuepost.bench.smq;

import dev.cuepost.bench.run.JavaProcess;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The process of an {@link SmqProgram}. */
final class VerificationSubject implements Subject {
  static final String READY = "smq ready at port ";
  private static final long LOOK_MILLIS = 20;

  private final String name;
  private final JavaProcess process;
  private final QueueRequests requests;

  private VerificationSubject(String name, JavaProcess process, String[] told) {
    this.name = name;
    this.process = process;
    int port = Integer.parseInt(told[0]);
    requests =
        new QueueRequests(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            new Signer(told[1], told[2], "127.0.0.1:" + port, InstantSource.system()));
  }

  /** Starts one. */
  static VerificationSubject start(
      Settings settings, Scratch scratch, String name, boolean verifying)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(scratch.directory().resolve(name));
    var process =
        scratch.add(
            JavaProcess.start(
                settings.javaFlags(),
                System.getProperty("java.class.path"),
                List.of(
                    SmqProgram.class.getName(), directory.toString(), Boolean.toString(verifying)),
                scratch.directory().resolve(name + ".log")));
    while (true) {
      String printed = process.printed();
      int at = printed.indexOf(READY);
      int end = printed.indexOf('\n', Math.max(0, at));
      if (at >= 0 && end > at) {
        String[] told = printed.substring(at + READY.length(), end).split(" ", -1);
        return new VerificationSubject(name, process, told);
      }
      process.failIfEnded();
      Thread.sleep(LOOK_MILLIS);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InetSocketAddress address() {
    return requests.address();
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void create(List<String> queues) throws IOException {
    requests.create(queues, "");
  }

  @Override
  public void drop(List<String> queues) throws IOException {
    requests.drop(queues);
  }

  @Override
  public QueueCalls queue(String queue, Bodies bodies) {
    return new SmqCalls(requests.signer(), bodies, queue);
  }

  @Override
  public void close() {
    process.close();
  }
}
