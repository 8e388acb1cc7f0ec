package dev.cuepost.egress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts a JSON text and a local file to an address, for its answer: a form with the parts {@code
 * task} and {@code file}. Any number of threads may post at once.
 */
public final class FilePost {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType BYTES = MediaType.get("application/octet-stream");

  private final Egress egress;
  private final HttpUrl url;
  private final int mostBytes;

  /**
   * @param mostBytes of an answer
   * @throws IllegalArgumentException if the address is not an http or https URL
   */
  public FilePost(Egress egress, String url, int mostBytes) {
    this.egress = egress;
    this.url = HttpUrl.get(url);
    this.mostBytes = mostBytes;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** The answer to a status of 200. */
    record Answered(String body) implements Outcome {}

    /** Any other; redirects are not followed. */
    record HttpStatus(int status) implements Outcome {}

    record TooLong(int mostBytes) implements Outcome {}

    record Failed(ExchangeFailure why) implements Outcome {}
  }

  /** The host that is called. */
  public String host() {
    return url.host();
  }

  /**
   * Posts them.
   *
   * @param deadline for all of it, to the end of the answer
   */
  public Outcome post(String json, Path file, Duration deadline) {
    var form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("task", null, RequestBody.create(json, JSON))
            .addFormDataPart("file", "media", RequestBody.create(file.toFile(), BYTES))
            .build();
    var request =
        new Request.Builder().url(url).header("User-Agent", Egress.USER_AGENT).post(form).build();
    try (var response = egress.client(deadline).newCall(request).execute()) {
      return response.code() == 200 ? answer(response) : new Outcome.HttpStatus(response.code());
    } catch (IOException problem) {
      return new Outcome.Failed(ExchangeFailure.of(problem, url.host(), deadline));
    }
  }

  private Outcome answer(Response response) throws IOException {
    var bytes = response.body().byteStream().readNBytes(mostBytes + 1);
    return bytes.length > mostBytes
        ? new Outcome.TooLong(mostBytes)
        : new Outcome.Answered(new String(bytes, StandardCharsets.UTF_8));
  }
}
