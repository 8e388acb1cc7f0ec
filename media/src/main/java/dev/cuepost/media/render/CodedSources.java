package dev.cuepost.media.render;

import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.Copying;
import dev.cuepost.media.edit.DrawnCaptions;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.mp4.CodedPictures;
import dev.cuepost.media.mp4.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Looks how the sources of an edit are coded, where that may save to encode them again. */
public final class CodedSources {
  private CodedSources() {}

  /**
   * The pictures of those sources whose pictures may be copied.
   *
   * @param files where each source lies on this machine
   */
  public static Map<MediaRef, CodedPictures> read(
      Composition edit, DrawnCaptions captions, Map<MediaRef, Path> files) throws IOException {
    Map<MediaRef, CodedPictures> coded = new HashMap<>();
    var candidates = Copying.candidates(edit, captions);
    for (var source : files.entrySet()) {
      Integer track = candidates.get(source.getKey());
      if (track != null) {
        PictureReader.read(source.getValue(), track)
            .ifPresent(pictures -> coded.put(source.getKey(), pictures));
      }
    }
    return coded;
  }
}
