package dev.cuepost.bench.object;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One kept connection to a server on loopback. As little of HTTP as the two sides need, so that the
 * client takes as little as possible of the processors that it shares with them.
 */
final class Connection implements AutoCloseable {
  private static final int CHUNK = 256 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] chunk = new byte[CHUNK];

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Gets what the target names and returns its length. */
  long get(String target) throws IOException {
    out.write(head("GET", target).getBytes(ISO_8859_1));
    return answer(200, 200);
  }

  void put(String target, byte[] body) throws IOException {
    String head =
        head("PUT", target).stripTrailing()
            + "\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
    out.write(head.getBytes(ISO_8859_1));
    out.write(body);
    answer(200, 204);
  }

  private static String head(String method, String target) {
    return "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".formatted(method, target);
  }

  private long answer(int least, int most) throws IOException {
    String status = line();
    int code = Integer.parseInt(status.split(" ", 3)[1]);
    long length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    for (long left = length; left > 0; ) {
      int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (count < 0) {
        throw new IOException("the answer ends early");
      }
      left -= count;
    }
    if (code < least || code > most) {
      throw new IOException("answered " + status);
    }
    return length;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
