package dev.cuepost.media.process.plugin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_objdetect;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds faces that look at the camera, by the cascade that OpenCV ships. It sees pixels only: what
 * files are is FFmpeg's business, in a process of its own. For one thread.
 */
final class FaceFinder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FaceFinder.class);
  private static final String CASCADE = "haarcascade_frontalface_alt2.xml";

  /** Pictures are squares of so many pixels a side. */
  static final int SIDE = 640;

  private static final int SMALLEST = SIDE / 16;

  /** From one size of faces that is looked for to the next. */
  private static final double STEP = 1.1;

  /** So many overlapping finds make a face: fewer find faces in leaves and walls. */
  private static final int FINDS = 5;

  private final CascadeClassifier cascade;

  private FaceFinder(CascadeClassifier cascade) {
    this.cascade = cascade;
  }

  /**
   * Loads OpenCV.
   *
   * @param tools where it may be unpacked, once
   * @return absent where it has no build for this machine
   */
  static Optional<FaceFinder> open(Path tools) throws IOException {
    try {
      Path own = Files.createDirectories(tools.resolve("opencv"));
      System.setProperty("org.bytedeco.javacpp.cachedir", own.toAbsolutePath().toString());
      Loader.load(opencv_objdetect.class);
      File file = Loader.cacheResource(resource());
      return Optional.of(new FaceFinder(new CascadeClassifier(file.getPath())));
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      LOG.warn("OpenCV does not run on this machine: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static String resource() {
    return "/org/bytedeco/opencv/%s/share/opencv4/haarcascades/%s"
        .formatted(Loader.getPlatform(), CASCADE);
  }

  /**
   * How many faces a picture shows.
   *
   * @param gray one byte a pixel, {@link #SIDE} times as many, line by line
   */
  long count(byte[] gray) {
    try (var pixels = new BytePointer(gray);
        var picture = new Mat(SIDE, SIDE, opencv_core.CV_8UC1, pixels);
        var faces = new RectVector();
        var smallest = new Size(SMALLEST, SMALLEST);
        var largest = new Size()) {
      cascade.detectMultiScale(picture, faces, STEP, FINDS, 0, smallest, largest);
      return faces.size();
    }
  }

  @Override
  public void close() {
    cascade.close();
  }
}
