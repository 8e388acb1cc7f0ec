package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventPart;
import dev.cuepost.callback.event.EventWriter;

/**
 * An asset whose file has arrived.
 *
 * @param fileUrl where the file is
 * @param mediaId the asset
 * @param appId application, {@code app-1000000} unless the user has others
 * @param sizeBytes told as a string
 * @param mediaType what kind of file
 */
public record UploadedMedia(
    String fileUrl, String mediaId, String appId, long sizeBytes, MediaType mediaType)
    implements EventPart {
  @Override
  public void write(EventWriter json) {
    json.text("FileUrl", fileUrl)
        .text("MediaId", mediaId)
        .text("AppId", appId)
        .digits("Size", sizeBytes)
        .text("MediaType", mediaType);
  }
}
