package dev.cuepost.media.render;

import java.io.IOException;
import java.nio.file.Path;

/** A film as tests of other packages look at it and listen to it. */
public final class HeardFilm {
  private final Film film;

  private HeardFilm(Film film) {
    this.film = film;
  }

  public static HeardFilm of(Path file) throws InterruptedException {
    return new HeardFilm(new Film(file));
  }

  /** Level of a tone between two times, in decibels of full scale. */
  public double tone(int frequency, double from, double to) throws IOException {
    return film.tone(frequency, from, to);
  }

  /** Mean red, green and blue around a point, at a time. */
  public int[] color(double seconds, int x, int y) throws IOException {
    return film.color(seconds, x, y);
  }
}
