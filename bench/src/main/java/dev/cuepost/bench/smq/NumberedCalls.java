package dev.cuepost.bench.smq;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cuepost.bench.load.RequestBuffer;
import dev.cuepost.bench.load.Response;

/** Sends of messages that begin with their number, and the reading of it. */
public final class NumberedCalls {
  private static final byte[] BODY = "<MessageBody>".getBytes(US_ASCII);
  private static final int DIGITS = 10;

  private final Signer signer;
  private final byte[] target;
  private final String filler;
  private final RequestBuffer content = new RequestBuffer();

  NumberedCalls(Signer signer, String queue, int bodyBytes) {
    this.signer = signer;
    this.target = SmqCalls.messages(queue);
    this.filler = new String(Bodies.of(bodyBytes).text(0), US_ASCII).substring(DIGITS);
  }

  void send(RequestBuffer request, int number) {
    String digits = Integer.toString(number);
    content.clear().put("<Message><MessageBody>").put("0".repeat(DIGITS - digits.length()));
    content.put(digits).put(filler).put("</MessageBody></Message>");
    signer.write(request, "POST", target, content);
  }

  /** The number of the message in an answer to a receive of one. */
  public static int number(Response received) {
    int at = received.behind(BODY, received.contentFrom());
    int number = 0;
    for (int i = at; i < at + DIGITS; i++) {
      number = number * 10 + received.bytes()[i] - '0';
    }
    return number;
  }
}
