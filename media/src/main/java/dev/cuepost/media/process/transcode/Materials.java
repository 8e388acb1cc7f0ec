package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that a plan is made of beside the configuration.
 *
 * @param sources the inputs, at least one
 * @param streams how each of them is encoded, or that it is unknown
 * @param watermarks the pictures that are laid over
 * @param captions what is drawn into the picture, in the one form that FFmpeg is given
 * @param bench the directory that everything is made in
 */
record Materials(
    List<TranscodeSource> sources,
    List<StreamFacts> streams,
    Map<MediaRef, TranscodeSource> watermarks,
    List<Path> captions,
    Path bench) {

  Materials {
    sources = List.copyOf(sources);
    streams = List.copyOf(streams);
    watermarks = Map.copyOf(watermarks);
    captions = List.copyOf(captions);
  }

  TranscodeSource watermark(ImageWatermark image) {
    var source = watermarks.get(image.file());
    if (source == null) {
      throw new IllegalArgumentException("no file for " + image.path());
    }
    return source;
  }
}
