package dev.cuepost.media.edit;

import java.util.Optional;

/**
 * How a picture gets onto the canvas: a part of it is cut out and scaled to an area.
 *
 * @param crop what is taken of the upright picture, in its own pixels; absent: all of it
 * @param area where it goes, all of it on the canvas
 */
public record Placement(Optional<Area> crop, Area area) {
  /** A rectangle; sides are at least 1. */
  public record Area(int x, int y, int width, int height) {}
}
