package dev.cuepost.bench;

import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.QueueMeta;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cuepost.bench.run.Scratch;
import dev.cuepost.demo.Clients;
import dev.cuepost.demo.EditingJob;
import dev.cuepost.demo.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server for editing jobs alone, in a directory that goes when it ends. */
final class EditingServer implements AutoCloseable {
  private static final String QUEUE = "ice-callback-bench";

  private final Scratch scratch;
  private final ServerProcess server;
  private final Clients clients;

  private EditingServer(Scratch scratch, ServerProcess server, Clients clients) {
    this.scratch = scratch;
    this.server = server;
    this.clients = clients;
  }

  /**
   * Starts it.
   *
   * @param words that start a server
   */
  static EditingServer start(List<String> words) throws Exception {
    var scratch = Scratch.in(root());
    Path directory = scratch.directory();
    List<String> options =
        List.of("--data", directory.resolve("data").toString(), "--port", "0", "--oss-port", "0");
    var server = scratch.add(ServerProcess.start(words, options, directory.resolve("log")));
    var clients = scratch.add(new Clients(server));
    clients.queues().getQueueRef(QUEUE).create(new QueueMeta());
    return new EditingServer(scratch, server, clients);
  }

  /** Where benchmarks keep what is worth keeping. */
  static Path root() {
    return Path.of(System.getProperty("cuepost.bench.directory", "target/bench"));
  }

  /** For files of a benchmark's own; it goes with the server. */
  Path directory() {
    return scratch.directory();
  }

  /** Where the server works. */
  Path scratch() {
    return directory().resolve("data").resolve("scratch");
  }

  ProcessHandle handle() {
    return server.handle();
  }

  /** Makes a file a source for jobs and returns its address. */
  String put(Path file) {
    String name = file.getFileName().toString();
    clients.objects().putObject("demo", name, file.toFile());
    return address(name);
  }

  /** The address of a source or an output of that name. */
  String address(String name) {
    return server.objects() + "/demo/" + name;
  }

  /**
   * Seconds of a job that makes a film of 1280x720, from its submission to the message that tells
   * of its success.
   */
  double seconds(String timeline, String output) throws Exception {
    long begun = System.nanoTime();
    EditingJob.submit(clients.ims(), timeline, address(output), QUEUE);
    return secondsSince(begun);
  }

  /** The same of a film with the parameters of what it is made of. */
  double secondsAsSources(String timeline, String output) throws Exception {
    long begun = System.nanoTime();
    var config = JsonNodeFactory.instance.objectNode().put("MediaURL", address(output));
    EditingJob.submit(clients.ims(), timeline, config, QUEUE);
    return secondsSince(begun);
  }

  private double secondsSince(long begun) throws Exception {
    var queue = new CallbackQueue(clients.queues().getQueueRef(QUEUE));
    Message told = queue.receive(1).getFirst();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (!told.getMessageBody().contains("\"Success\"")) {
      throw new IllegalStateException("the job did not succeed: " + told.getMessageBody());
    }
    queue.delete(told);
    return seconds;
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
