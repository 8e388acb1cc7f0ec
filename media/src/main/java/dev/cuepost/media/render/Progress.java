package dev.cuepost.media.render;

import java.time.Duration;

/**
 * How far a run is.
 *
 * @param percent 0..100, never less than before
 * @param done how much of the output is encoded
 */
public record Progress(int percent, Duration done) {}
