package dev.cuepost.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyun.ice20201109.models.GetMediaProducingJobRequest;
import com.aliyun.ice20201109.models.SubmitMediaProducingJobRequest;
import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.common.ClientException;
import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.common.ServiceHandlingRequiredException;
import com.aliyun.mns.model.Message;
import com.aliyun.tea.TeaException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jobs of a customer, and what was told of them: to a queue and, for every second one, over HTTP.
 * Any number of threads may use it.
 */
final class Jobs implements AutoCloseable {
  static final String EVENTS = "ice-callback-ends";
  private static final Pattern JOB = Pattern.compile("\"JobId\":\"([0-9a-f]{32})\"");
  private static final int BAD_REQUEST = 400;
  private static final int FAULT = 500;

  private final String source;
  private final Size size;
  private final HttpServer receiver;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<String> submitted = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** The texts that were told of each job. */
  private final Map<String, Set<String>> told = new ConcurrentHashMap<>();

  /** Of the films that are made: how much work a job is. */
  enum Size {
    SMALL(160, 128),
    LARGE(1280, 720);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  private Jobs(String source, Size size, HttpServer receiver) {
    this.source = source;
    this.size = size;
    this.receiver = receiver;
  }

  /**
   * No jobs yet.
   *
   * @param source URL of a film
   * @param host where the receiver of events listens
   */
  static Jobs of(String source, Size size, String host) throws IOException {
    HttpServer receiver = HttpServer.create(new InetSocketAddress(host, 0), 0);
    var jobs = new Jobs(source, size, receiver);
    receiver.createContext(
        "/",
        exchange -> {
          jobs.hear(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    return jobs;
  }

  /** Submits one more; nothing if the node did not say that it took it. */
  Optional<String> submit(Endpoint node) {
    return submit(node, request());
  }

  /** The same with its end told somewhere else. */
  Optional<String> submit(Endpoint node, String url) {
    return submit(node, request().setUserData("{\"NotifyAddress\":\"%s\"}".formatted(url)));
  }

  private Optional<String> submit(Endpoint node, SubmitMediaProducingJobRequest request) {
    try {
      String job = node.jobs().submitMediaProducingJob(request).getBody().getJobId();
      submitted.add(job);
      return Optional.of(job);
    } catch (TeaException e) {
      if (e.getStatusCode() != null
          && e.getStatusCode() >= BAD_REQUEST
          && e.getStatusCode() < FAULT) {
        refused.add(String.valueOf(e.getMessage()));
      }
      return Optional.empty();
    } catch (Exception _) {
      return Optional.empty(); // no answer
    }
  }

  /** Submits one to a node that refuses it, and returns the error's code. */
  String refusal(Endpoint node) {
    try {
      submitted.add(node.jobs().submitMediaProducingJob(request()).getBody().getJobId());
      return "";
    } catch (TeaException e) {
      return String.valueOf(e.getCode());
    } catch (Exception e) {
      return String.valueOf(e.getMessage());
    }
  }

  private SubmitMediaProducingJobRequest request() {
    int number = numbers.incrementAndGet();
    String hook =
        "http://%s:%d/hook"
            .formatted(
                receiver.getAddress().getAddress().getHostAddress(),
                receiver.getAddress().getPort());
    return new SubmitMediaProducingJobRequest()
        .setTimeline(
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s\"}]}]}".formatted(source))
        .setOutputMediaConfig(
            "{\"MediaURL\":\"%s/demo/out-%d.mp4\",\"Width\":%d,\"Height\":%d}"
                .formatted(Site.OBJECTS, number, size.width, size.height))
        .setUserData("{\"NotifyAddress\":\"%s\"}".formatted(number % 2 == 0 ? hook : EVENTS));
  }

  /** Hears one of the events on the queue; whether there was one. */
  boolean listen(Endpoint node) {
    CloudQueue events = node.queues().getQueueRef(EVENTS);
    try {
      Optional<Message> event = Optional.ofNullable(events.popMessage(1));
      if (event.isPresent()) {
        hear(event.get().getMessageBodyAsString());
        events.deleteMessage(event.get().getReceiptHandle());
      }
      return event.isPresent();
    } catch (ServiceException | ClientException | ServiceHandlingRequiredException _) {
      return false;
    }
  }

  private void hear(String event) {
    Matcher jobs = JOB.matcher(event.replace("\\", ""));
    while (jobs.find()) {
      told.computeIfAbsent(jobs.group(1), _ -> ConcurrentHashMap.newKeySet()).add(event);
    }
  }

  /** How it stands with a job. */
  static String status(Endpoint node, String job) {
    try {
      var told =
          node.jobs()
              .getMediaProducingJob(new GetMediaProducingJobRequest().setJobId(job))
              .getBody()
              .getMediaProducingJob();
      return told.getCode() == null || told.getCode().isEmpty()
          ? told.getStatus()
          : "%s: %s %s".formatted(told.getStatus(), told.getCode(), told.getMessage());
    } catch (Exception e) {
      throw new IllegalStateException("job " + job + " cannot be looked at", e);
    }
  }

  Set<String> submitted() {
    return Set.copyOf(submitted);
  }

  Set<String> refused() {
    return Set.copyOf(refused);
  }

  /** Those whose end nobody was told. */
  Set<String> untold() {
    Set<String> left = new HashSet<>(submitted);
    left.removeAll(told.keySet());
    return left;
  }

  /** Those that ended more than once: two different texts were told of them. */
  List<String> toldDifferently() {
    return told.entrySet().stream()
        .filter(job -> job.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void close() {
    receiver.stop(0);
  }
}
