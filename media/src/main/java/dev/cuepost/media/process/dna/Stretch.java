package dev.cuepost.media.process.dna;

import java.time.Duration;

/**
 * A part of a file.
 *
 * @param start from the file's first moment
 * @param length more than zero
 */
public record Stretch(Duration start, Duration length) {}
