package dev.cuepost.bench.smq;

import dev.cuepost.bench.run.JavaProcess;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The process of the {@link BareHandler}. Requests to it are those to Cuepost, signature and all.
 */
final class Bare implements Subject {
  static final String READY = "bare handler ready at port ";
  private static final long LOOK_MILLIS = 20;

  private final JavaProcess process;
  private final InetSocketAddress address;
  private final Signer signer;

  private Bare(JavaProcess process, int port) {
    this.process = process;
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    signer =
        new Signer("0".repeat(24), "0".repeat(32), "127.0.0.1:" + port, InstantSource.system());
  }

  static Bare start(Settings settings, Scratch scratch) throws IOException, InterruptedException {
    Path log = scratch.directory().resolve("bare.log");
    var process =
        scratch.add(
            JavaProcess.start(
                settings.javaFlags(),
                System.getProperty("java.class.path"),
                List.of(BareHandler.class.getName()),
                log));
    while (true) {
      String printed = process.printed();
      int at = printed.indexOf(READY);
      int end = printed.indexOf('\n', Math.max(0, at));
      if (at >= 0 && end > at) {
        return new Bare(process, Integer.parseInt(printed.substring(at + READY.length(), end)));
      }
      process.failIfEnded();
      Thread.sleep(LOOK_MILLIS);
    }
  }

  @Override
  public String name() {
    return "bare handler";
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
  public void create(List<String> queues) {}

  @Override
  public void drop(List<String> queues) {}

  @Override
  public QueueCalls queue(String name, Bodies bodies) {
    return new SmqCalls(signer, bodies, name);
  }

  @Override
  public void close() {
    process.close();
  }
}
