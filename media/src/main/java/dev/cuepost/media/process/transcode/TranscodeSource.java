package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaFacts;
import java.nio.file.Path;

/**
 * An input on this machine.
 *
 * @param facts what probing told
 */
public record TranscodeSource(Path file, MediaFacts facts) {}
