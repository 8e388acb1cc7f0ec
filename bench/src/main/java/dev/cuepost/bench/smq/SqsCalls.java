package dev.cuepost.bench.smq;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;

/**
 * The calls on a queue in the SQS protocol's JSON form, which ElasticMQ answers faster than the
 * query form. Nothing is signed: it does not look at signatures.
 */
final class SqsCalls implements QueueCalls {
  private static final byte[] HANDLE = "\"ReceiptHandle\":\"".getBytes(US_ASCII);
  private static final String ACCOUNT = "000000000000";

  private final String host;
  private final String url;
  private final Bodies bodies;
  private final RequestBuffer content = new RequestBuffer();
  private int next;

  SqsCalls(String host, Bodies bodies, String queue) {
    this.host = host;
    this.url = "{\"QueueUrl\":\"http://%s/%s/%s\",".formatted(host, ACCOUNT, queue);
    this.bodies = bodies;
  }

  @Override
  public void send(RequestBuffer request, int count) {
    content.clear().put(url);
    if (count == 1) {
      body();
      write(request, "SendMessage", "}");
      return;
    }
    content.put("\"Entries\":[");
    for (int i = 0; i < count; i++) {
      content.put(i == 0 ? "{\"Id\":\"" : ",{\"Id\":\"").put(i).put("\",");
      body();
      content.put("}");
    }
    write(request, "SendMessageBatch", "]}");
  }

  private void body() {
    content.put("\"MessageBody\":\"").put(bodies.text(next++)).put("\"");
  }

  @Override
  public void receive(RequestBuffer request, int max, int waitSeconds) {
    content.clear().put(url).put("\"MaxNumberOfMessages\":").put(max);
    content.put(",\"WaitTimeSeconds\":").put(waitSeconds);
    write(request, "ReceiveMessage", "}");
  }

  @Override
  public void delete(RequestBuffer request, Handles handles) {
    content.clear().put(url);
    if (handles.count() == 1) {
      content.put(HANDLE);
      handles.put(content, 0);
      write(request, "DeleteMessage", "\"}");
      return;
    }
    content.put("\"Entries\":[");
    for (int i = 0; i < handles.count(); i++) {
      content.put(i == 0 ? "{\"Id\":\"" : ",{\"Id\":\"").put(i).put("\",").put(HANDLE);
      handles.put(content, i);
      content.put("\"}");
    }
    write(request, "DeleteMessageBatch", "]}");
  }

  private void write(RequestBuffer request, String action, String end) {
    write(request, host, action, content.put(end));
  }

  /** Writes a whole request. */
  static void write(RequestBuffer request, String host, String action, RequestBuffer content) {
    request
        .put("POST / HTTP/1.1\r\nHost: ")
        .put(host)
        .put("\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AmazonSQS.")
        .put(action)
        .put("\r\nContent-Length: ")
        .put(content.length())
        .put("\r\n\r\n")
        .put(content.bytes(), 0, content.length());
  }

  @Override
  public boolean received(Response response, Handles handles) {
    handles.clear();
    if (!response.ok()) {
      return false;
    }
    int at = response.behind(HANDLE, response.contentFrom());
    while (at >= 0) {
      int end = response.indexOf('"', at);
      handles.add(response.bytes(), at, end);
      at = response.behind(HANDLE, end);
    }
    return true;
  }
}
