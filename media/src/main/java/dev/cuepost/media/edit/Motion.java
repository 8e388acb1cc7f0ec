package dev.cuepost.media.edit;

/**
 * The view moves evenly over a picture, and then stands.
 *
 * @param frames how long it moves, at least 1
 */
public record Motion(View start, View end, long frames) {}
