package dev.cuepost.media.process.dna;

/**
 * The power of a sound by frequencies: a Hann window and a Fourier transform in place, radix 2. For
 * one thread.
 */
final class Spectrum {
  private final int size;
  private final double[] window;
  private final double[] cosines;
  private final double[] sines;
  private final double[] real;
  private final double[] imaginary;

  /**
   * @param size how many samples are looked at together, a power of two
   */
  Spectrum(int size) {
    this.size = size;
    this.window = new double[size];
    this.cosines = new double[size / 2];
    this.sines = new double[size / 2];
    this.real = new double[size];
    this.imaginary = new double[size];
    for (int index = 0; index < size; index++) {
      window[index] = 0.5 - 0.5 * Math.cos(2 * Math.PI * index / size);
    }
    for (int index = 0; index < size / 2; index++) {
      cosines[index] = Math.cos(2 * Math.PI * index / size);
      sines[index] = -Math.sin(2 * Math.PI * index / size);
    }
  }

  /**
   * The power between some frequencies.
   *
   * @param samples the last {@code size} of them, a ring
   * @param oldest where the first of them stands
   * @param edges of the bands, as numbers of frequencies below half the size; one more than bands
   */
  double[] bands(short[] samples, int oldest, int[] edges) {
    int shift = Integer.numberOfLeadingZeros(size - 1);
    for (int index = 0; index < size; index++) {
      int to = Integer.reverse(index) >>> shift;
      real[to] = samples[(oldest + index) % size] * window[index];
      imaginary[to] = 0;
    }
    transform();
    var power = new double[edges.length - 1];
    for (int band = 0; band < power.length; band++) {
      for (int index = edges[band]; index < edges[band + 1]; index++) {
        power[band] += real[index] * real[index] + imaginary[index] * imaginary[index];
      }
    }
    return power;
  }

  private void transform() {
    for (int length = 2; length <= size; length *= 2) {
      int half = length / 2;
      int step = size / length;
      for (int begin = 0; begin < size; begin += length) {
        for (int index = 0; index < half; index++) {
          int low = begin + index;
          int high = low + half;
          double cosine = cosines[index * step];
          double sine = sines[index * step];
          double turnedReal = real[high] * cosine - imaginary[high] * sine;
          double turnedImaginary = real[high] * sine + imaginary[high] * cosine;
          real[high] = real[low] - turnedReal;
          imaginary[high] = imaginary[low] - turnedImaginary;
          real[low] += turnedReal;
          imaginary[low] += turnedImaginary;
        }
      }
    }
  }
}
