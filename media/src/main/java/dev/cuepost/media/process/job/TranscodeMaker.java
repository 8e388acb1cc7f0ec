package dev.cuepost.media.process.job;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.transcode.TranscodeConfig;
import dev.cuepost.media.process.transcode.TranscodeSource;
import dev.cuepost.media.process.transcode.Transcoding;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntConsumer;

/** Makes other encodings of files. */
record TranscodeMaker(Transcoding transcoding, Duration timeLimit) implements Maker {
  @Override
  public Verdict<String> check(String config) {
    return TranscodeConfig.read(config).map(TranscodeConfig::extension);
  }

  @Override
  public Set<MediaRef> extras(String config) {
    return TranscodeConfig.read(config).orThrow().files();
  }

  @Override
  public Outcome make(Material material, IntConsumer progress) throws IOException {
    return transcoding.run(
        TranscodeConfig.read(material.config()).orThrow(),
        material.inputs().stream()
            .map(input -> new TranscodeSource(input.file(), input.facts()))
            .toList(),
        material.extras(),
        material.directory(),
        material.name(),
        timeLimit,
        progress);
  }
}
