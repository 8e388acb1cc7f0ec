package dev.cuepost.smq;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Requests whose frames are broken, as bytes for a socket, made from a seed. */
final class HostileHttp {
  private static final String TARGET = "/queues/fuzz/messages";
  private static final String MESSAGE = "<Message><MessageBody>m</MessageBody></Message>";
  private static final List<String> CHUNK_SIZES =
      List.of(
          "zz", "-1", "FFFFFFFFFFFFFFFFF", "7fffffff", "", " ", "2F;x=" + "y".repeat(100), "0x2f");

  private final Random random;
  private final InstantSource clock;
  private final String host;

  HostileHttp(Random random, InstantSource clock, String host) {
    this.random = random;
    this.clock = clock;
    this.host = host;
  }

  byte[] next() {
    return switch (random.nextInt(16)) {
      case 0 -> chunked(CHUNK_SIZES.get(random.nextInt(CHUNK_SIZES.size())) + "\r\n" + MESSAGE);
      case 1 -> chunked("2f\r\n" + MESSAGE); // then hang up
      case 2 -> chunked("1".repeat(random.nextInt(1 << 20)));
      case 3 -> chunked(("400\r\n" + "x".repeat(0x400) + "\r\n").repeat(random.nextInt(6_000)));
      case 4 ->
          head(
              "Content-Length: "
                  + List.of("-1", "+5", "0x5", "9".repeat(30), "5, 6").get(random.nextInt(5)),
              MESSAGE);
      case 5 -> head("Content-Length: 47\r\nContent-Length: 3", MESSAGE);
      case 6 ->
          head(
              "Content-Length: 3\r\nTransfer-Encoding: chunked",
              "2f\r\n" + MESSAGE + "\r\n0\r\n\r\n");
      case 7 -> head("Content-Length: " + (MESSAGE.length() + 1_000), MESSAGE); // then hang up
      case 8 -> head("x: y\r\n".repeat(random.nextInt(20_000)) + "Content-Length: 0", "");
      case 9 -> head("x: " + "y".repeat(random.nextInt(1 << 20)), "");
      case 10 ->
          text(
              "GET /queues/"
                  + "a".repeat(random.nextInt(1 << 20))
                  + " HTTP/1.1\r\nHost: a\r\n\r\n");
      case 11 ->
          text(
              List.of(
                      "GET /queues\r\n",
                      "GET /queues HTTP/1.0\r\n\r\n",
                      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
                  .get(random.nextInt(3)));
      case 12 -> noise(1 + random.nextInt(4_000));
      case 13 -> text("GET /queues/%zz?a=%x HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
      case 14 ->
          text(
              List.of("TRACE", "CONNECT", "BREW", "G\u00c9T", "get").get(random.nextInt(5))
                  + " "
                  + TARGET
                  + " HTTP/1.1\r\nHost: "
                  + host
                  + "\r\n\r\n");
      default -> head("Expect: 100-continue\r\nContent-Length: 47", ""); // then hang up
    };
  }

  /** A rightly signed send with this in place of its content. */
  private byte[] chunked(String content) {
    return head("Transfer-Encoding: chunked", content);
  }

  private byte[] head(String more, String content) {
    String signed = Signed.request(clock, "POST", TARGET).sign(host);
    return text(signed.replace("Content-Length: 0\r\n\r\n", more + "\r\n\r\n") + content);
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(text.chars().allMatch(c -> c < 256) ? ISO_8859_1 : UTF_8);
  }
}
