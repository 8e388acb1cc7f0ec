package dev.cuepost.smq;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Locale;

/** One connection to a server, byte for byte. */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final InputStream in;

  Wire(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(UTF_8));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next reply; its length is declared, as all of ours are. */
  Answer read() {
    try {
      var lines = new ArrayList<String>();
      for (var line = line(); !line.isEmpty(); line = line()) {
        lines.add(line);
      }
      int length =
          lines.stream()
              .map(line -> line.toLowerCase(Locale.ROOT))
              .filter(line -> line.startsWith("content-length:"))
              .mapToInt(
                  line -> Integer.parseInt(line.substring("content-length:".length()).strip()))
              .findFirst()
              .orElse(0);
      var body = new String(in.readNBytes(length), UTF_8);
      int status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
      return new Answer(status, lines.subList(1, lines.size()), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server has closed its side. */
  boolean ended() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the server closed the connection after: " + line);
      }
      line.append(new String(new byte[] {(byte) next}, ISO_8859_1));
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
