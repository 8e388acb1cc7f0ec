package dev.cuepost.bench.smq;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;

/** The calls on a queue in the SMQ protocol. One message alone takes the forms for one. */
final class SmqCalls implements QueueCalls {
  private static final String NAMESPACE = " xmlns=\"http://mns.aliyuncs.com/doc/v1\">";
  private static final byte[] HANDLE = "<ReceiptHandle>".getBytes(US_ASCII);
  private static final int NOTHING_THERE = 404;

  private final Signer signer;
  private final Bodies bodies;
  private final byte[] messages;
  private final RequestBuffer target = new RequestBuffer();
  private final RequestBuffer content = new RequestBuffer();
  private int next;

  SmqCalls(Signer signer, Bodies bodies, String queue) {
    this.signer = signer;
    this.bodies = bodies;
    this.messages = messages(queue);
  }

  static byte[] messages(String queue) {
    return ("/queues/" + queue + "/messages").getBytes(US_ASCII);
  }

  @Override
  public void send(RequestBuffer request, int count) {
    content.clear();
    if (count == 1) {
      content.put("<Message" + NAMESPACE);
      body();
    } else {
      content.put("<Messages" + NAMESPACE);
      for (int i = 0; i < count; i++) {
        content.put("<Message>");
        body();
      }
      content.put("</Messages>");
    }
    signer.write(request, "POST", messages, content);
  }

  private void body() {
    content.put("<MessageBody>").put(bodies.text(next++)).put("</MessageBody></Message>");
  }

  @Override
  public void receive(RequestBuffer request, int max, int waitSeconds) {
    target.clear().put(messages).put(max == 1 ? "?" : "?numOfMessages=");
    if (max > 1) {
      target.put(max).put("&");
    }
    target.put("waitseconds=").put(waitSeconds);
    write(request, "GET");
  }

  @Override
  public void delete(RequestBuffer request, Handles handles) {
    target.clear().put(messages);
    content.clear();
    if (handles.count() == 1) {
      target.put("?ReceiptHandle=");
      handles.put(target, 0);
      write(request, "DELETE");
      return;
    }
    content.put("<ReceiptHandles" + NAMESPACE);
    for (int i = 0; i < handles.count(); i++) {
      content.put(HANDLE);
      handles.put(content, i);
      content.put("</ReceiptHandle>");
    }
    content.put("</ReceiptHandles>");
    signer.write(request, "DELETE", messages, content);
  }

  private void write(RequestBuffer request, String method) {
    byte[] exact = new byte[target.length()];
    System.arraycopy(target.bytes(), 0, exact, 0, exact.length);
    signer.write(request, method, exact, content.clear());
  }

  @Override
  public boolean received(Response response, Handles handles) {
    handles.clear();
    if (response.ok()) {
      int at = response.behind(HANDLE, response.contentFrom());
      while (at >= 0) {
        int end = response.indexOf('<', at);
        handles.add(response.bytes(), at, end);
        at = response.behind(HANDLE, end);
      }
    }
    return response.ok() || response.status() == NOTHING_THERE;
  }
}
