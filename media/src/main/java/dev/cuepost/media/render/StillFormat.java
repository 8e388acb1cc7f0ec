package dev.cuepost.media.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Formats of single pictures, told by their first bytes. FFmpeg would go by the file's name and
 * might take it for the pattern of a sequence.
 */
enum StillFormat {
  PNG("png_pipe"),
  JPEG("jpeg_pipe"),
  WEBP("webp_pipe"),
  BMP("bmp_pipe");

  private final String demuxer;

  StillFormat(String demuxer) {
    this.demuxer = demuxer;
  }

  /** FFmpeg's name of the demuxer that reads one stream of such pictures. */
  String demuxer() {
    return demuxer;
  }

  static Optional<StillFormat> of(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      String head = new String(bytes.readNBytes(12), StandardCharsets.ISO_8859_1);
      if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
        return Optional.of(PNG);
      }
      if (head.startsWith("\u00ff\u00d8\u00ff")) {
        return Optional.of(JPEG);
      }
      if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
        return Optional.of(WEBP);
      }
      return head.startsWith("BM") ? Optional.of(BMP) : Optional.empty();
    }
  }
}
