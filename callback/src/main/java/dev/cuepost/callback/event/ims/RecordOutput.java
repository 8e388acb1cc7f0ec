package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;

/**
 * Where a live recording is kept, always an OSS bucket.
 *
 * @param endpoint host name of the bucket's region
 * @param bucket name of the bucket
 */
public record RecordOutput(String endpoint, String bucket) implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("Type", FileType.OSS).text("Endpoint", endpoint).text("Bucket", bucket);
  }
}
