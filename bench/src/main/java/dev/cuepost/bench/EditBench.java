package dev.cuepost.bench;

import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.common.ClientException;
import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.QueueMeta;
import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.demo.Clients;
import dev.cuepost.demo.EditingJob;
import dev.cuepost.demo.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A mixed edit: clips that fade into each other, a picture in the picture, captions, music. Seconds
 * from the submission to the callback's arrival in the queue. Baseline: the same by one filter
 * graph written by hand, with the same encoder settings.
 */
@Command(name = "edit", description = "a mixed edit beside one hand-written filter graph")
final class EditBench implements Callable<Integer> {
  private static final String QUEUE = "ice-callback-bench";

  @Option(names = "--server", required = true, split = " ", hidden = true)
  private List<String> server = List.of();

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--clips",
      defaultValue = "12",
      description = "of ten seconds each (default: ${DEFAULT-VALUE})")
  private int clips = 12;

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("cuepost-bench");
    var edit = MixedEdit.make(directory, clips);
    var job = new Rounds();
    var byHand = new Rounds();
    List<String> options =
        List.of("--data", directory.resolve("data").toString(), "--port", "0", "--oss-port", "0");
    try (var running = ServerProcess.start(server, options, directory.resolve("log"));
        var clients = new Clients(running)) {
      clients.queues().getQueueRef(QUEUE).create(new QueueMeta());
      for (Path file : edit.files()) {
        clients.objects().putObject("demo", file.getFileName().toString(), file.toFile());
      }
      for (int round = -1; round < rounds; round++) {
        String base = running.objects() + "/demo/";
        double ours = job(clients, edit.timeline(base), base + "mixed.mp4", QUEUE);
        double hand = edit.byHand(directory.resolve("by-hand.mp4"));
        if (round >= 0) { // the first round warms up
          job.add(ours);
          byHand.add(hand);
        }
      }
    }
    System.out.println("submit to callback: " + job.line("s"));
    System.out.println("by hand:            " + byHand.line("s"));
    System.out.println(
        Table.of(
            List.of(
                Row.ratio(
                    "mixed edit of %.0f s".formatted(edit.seconds()),
                    "s",
                    job,
                    "one graph by hand",
                    byHand,
                    new Target.AtMost(1)))));
    return 0;
  }

  /** Seconds of a job, from its submission to the message that tells of its success. */
  static double job(Clients clients, String timeline, String output, String queueName)
      throws Exception {
    long begun = System.nanoTime();
    EditingJob.submit(clients.ims(), timeline, output, queueName);
    var queue = clients.queues().getQueueRef(queueName);
    List<Message> messages = popped(queue);
    while (messages.isEmpty()) {
      messages = popped(queue);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (!messages.getFirst().getMessageBody().contains("\"Success\"")) {
      throw new IllegalStateException("the job did not succeed: " + messages);
    }
    queue.deleteMessage(messages.getFirst().getReceiptHandle());
    return seconds;
  }

  /** On new versions of Java the client cannot read that there is no message, and says so. */
  private static List<Message> popped(CloudQueue queue) throws ServiceException {
    try {
      List<Message> messages = queue.batchPopMessage(1, 30);
      return messages == null ? List.of() : messages;
    } catch (ClientException unreadable) {
      if (String.valueOf(unreadable.getMessage()).contains("MessageNotExist")) {
        return List.of();
      }
      throw unreadable;
    }
  }
}
