package dev.cuepost.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts a JSON text to an address, for the file that it answers with. Any number of threads may
 * post at once.
 */
public final class TaskPost {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int PIECE = 64 * 1024;

  private final Egress egress;
  private final HttpUrl url;
  private final long mostBytes;

  /**
   * @param mostBytes of an answer
   * @throws IllegalArgumentException if the address is not an http or https URL
   */
  public TaskPost(Egress egress, String url, long mostBytes) {
    this.egress = egress;
    this.url = HttpUrl.get(url);
    this.mostBytes = mostBytes;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** The answer to a status of 200 is in the file, whole. */
    record Answered(long bytes) implements Outcome {}

    /** Any other; redirects are not followed. */
    record HttpStatus(int status) implements Outcome {}

    record TooLong(long mostBytes) implements Outcome {}

    record Failed(ExchangeFailure why) implements Outcome {}
  }

  /** The host that is called. */
  public String host() {
    return url.host();
  }

  /**
   * Posts it.
   *
   * @param target where the answer comes to stand; what is there goes
   * @param deadline for all of it, to the end of the answer
   * @throws IOException if the file cannot be written
   */
  public Outcome post(String json, Path target, Duration deadline) throws IOException {
    var request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", Egress.USER_AGENT)
            .post(RequestBody.create(json, JSON))
            .build();
    try (var file = Files.newOutputStream(target)) {
      Response response;
      try {
        response = egress.client(deadline).newCall(request).execute();
      } catch (IOException problem) {
        return failed(problem, deadline);
      }
      try (response) {
        return response.code() == 200
            ? answer(response.body().byteStream(), file, deadline)
            : new Outcome.HttpStatus(response.code());
      }
    }
  }

  /** What goes wrong in reading is the other side's; what goes wrong in writing is ours. */
  private Outcome answer(InputStream answer, OutputStream file, Duration deadline)
      throws IOException {
    byte[] piece = new byte[PIECE];
    long bytes = 0;
    while (true) {
      int read;
      try {
        read = answer.read(piece);
      } catch (IOException problem) {
        return failed(problem, deadline);
      }
      if (read < 0) {
        return new Outcome.Answered(bytes);
      }
      bytes += read;
      if (bytes > mostBytes) {
        return new Outcome.TooLong(mostBytes);
      }
      file.write(piece, 0, read);
    }
  }

  private Outcome failed(IOException problem, Duration deadline) {
    return new Outcome.Failed(ExchangeFailure.of(problem, url.host(), deadline));
  }
}
