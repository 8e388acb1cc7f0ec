package dev.cuepost.callback.delivery;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that may be sent once, which keeps the client from sending it again by itself. */
final class JsonOnce extends RequestBody {
  private static final @Nullable MediaType JSON =
      MediaType.parse("application/json; charset=utf-8");

  private final byte[] bytes;

  JsonOnce(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public @Nullable MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
