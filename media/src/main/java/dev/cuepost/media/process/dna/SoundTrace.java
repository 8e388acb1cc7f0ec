package dev.cuepost.media.process.dna;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Makes the trace of a sound, after Haitsma and Kalker, "A Highly Robust Audio Fingerprinting
 * System", 2002.
 *
 * <p>The spectrum is parted into 33 bands, each as much wider as it is higher. A bit tells whether
 * the difference of power between two neighbouring bands has grown since shortly before: neither
 * loudness nor equalizing nor coding changes that much. Windows are far longer than the steps
 * between them, so that it matters little where in a copy they begin.
 */
final class SoundTrace {
  /** Samples a second, one channel. */
  static final int RATE = 8_000;

  private static final int BANDS = 33;
  private static final double LOWEST = 300;
  private static final double HIGHEST = 3_000;
  private static final int WINDOW = 4_096;
  private static final int STEP = 512;

  /** How many steps before a frame that one lies which it is compared with. */
  private static final int BACK = 2;

  /** Half of a window: a frame stands for its middle, to which Hann's curve looks the most. */
  private static final int LEAD = WINDOW / 2;

  /** A sine of this amplitude, of 32768, is silence: -66 dB. */
  private static final double SILENT_AMPLITUDE = 16;

  private static final double SILENCE = SILENT_AMPLITUDE * SILENT_AMPLITUDE * WINDOW * WINDOW / 16;

  /** A sound that changes by less than this part of its power stands still. */
  private static final double LEAST_CHANGE = 0.05;

  private static final int[] EDGES = edges();

  private final Spectrum spectrum = new Spectrum(WINDOW);
  private final short[] ring = new short[WINDOW];
  private final double[][] powers = new double[BACK + 1][BANDS];
  private final BitSet telling = new BitSet();
  private long[] row = new long[1_024];
  private int frames;
  private long samples;

  private SoundTrace() {}

  /**
   * Reads samples to their end: {@value #RATE} a second, one channel, 16 bits, the low byte first.
   */
  static Trace read(InputStream pcm) throws IOException {
    var made = new SoundTrace();
    var chunk = new byte[2 * STEP];
    for (int read = pcm.readNBytes(chunk, 0, chunk.length);
        read >= 2;
        read = pcm.readNBytes(chunk, 0, chunk.length)) {
      made.add(chunk, read / 2);
    }
    return made.end();
  }

  private void add(byte[] chunk, int count) {
    for (int index = 0; index < count; index++) {
      int sample = (chunk[2 * index] & 0xff) | (chunk[2 * index + 1] << 8);
      ring[(int) (samples % WINDOW)] = (short) sample;
      samples++;
    }
    if (count == STEP) {
      step();
    }
  }

  /** The last frames, whose windows reach over the end. */
  private Trace end() {
    long whole = Math.ceilDiv(samples, STEP);
    var silence = new byte[2 * STEP];
    int partial = (int) (samples % STEP);
    if (partial > 0) {
      for (int index = partial; index < STEP; index++) {
        ring[(int) (samples % WINDOW)] = 0;
        samples++;
      }
      step();
    }
    while (frames < whole) {
      add(silence, STEP);
    }
    return new Trace(Strand.SOUND, Arrays.copyOf(row, frames), telling);
  }

  private void step() {
    long steps = samples / STEP;
    var now = powers[(int) (steps % powers.length)];
    System.arraycopy(spectrum.bands(ring, (int) (samples % WINDOW), EDGES), 0, now, 0, BANDS);
    if (samples < LEAD) {
      return;
    }
    var before = powers[(int) ((steps + 1) % powers.length)];
    long bits = 0;
    double total = 0;
    double change = 0;
    for (int band = 0; band < BANDS; band++) {
      total += now[band] + before[band];
      change += Math.abs(now[band] - before[band]);
    }
    for (int band = 0; band + 1 < BANDS; band++) {
      boolean grown = now[band] - now[band + 1] > before[band] - before[band + 1];
      bits |= (grown ? 1L : 0L) << band;
    }
    if (frames == row.length) {
      row = Arrays.copyOf(row, 2 * row.length);
    }
    row[frames] = bits;
    if (total > SILENCE && change > LEAST_CHANGE * total) {
      telling.set(frames);
    }
    frames++;
  }

  private static int[] edges() {
    var edges = new int[BANDS + 1];
    for (int index = 0; index <= BANDS; index++) {
      double frequency = LOWEST * Math.pow(HIGHEST / LOWEST, (double) index / BANDS);
      edges[index] = (int) Math.round(frequency * WINDOW / RATE);
    }
    return edges;
  }
}
