package dev.cuepost.media.asset;

import java.time.Duration;
import java.util.Optional;

/**
 * The file of an asset.
 *
 * @param sizeBytes its length
 * @param length how long it plays, for sound and moving pictures
 * @param report what ffprobe tells of it, a JSON object with {@code format} and {@code streams}
 */
public record AssetFile(long sizeBytes, Optional<Duration> length, Optional<String> report) {}
