package dev.cuepost.media.process.plugin;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A face of a few ellipses, light and dark where faces are: enough for a cascade. */
final class FaceDrawing {
  private FaceDrawing() {}

  /** Draws it into the middle of a picture. */
  static Path write(Path file, int width, int height) throws IOException {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(gray(120));
    pen.fillRect(0, 0, width, height);
    pen.translate(width / 2, height / 2);
    fill(pen, 40, -58, -85, 116, 150); // hair
    fill(pen, 205, -48, -62, 96, 130); // skin
    for (int side : new int[] {-1, 1}) {
      fill(pen, 150, side * 22 - 16, -24, 32, 20); // around the eye
      fill(pen, 60, side * 22 - 15, -28, 30, 6); // brow
      fill(pen, 90, side * 22 - 11, -18, 22, 11); // eye
      fill(pen, 30, side * 22 - 5, -18, 10, 10);
    }
    fill(pen, 230, -6, -20, 12, 40); // nose
    fill(pen, 130, -11, 14, 22, 8);
    fill(pen, 100, -20, 32, 40, 11); // mouth
    fill(pen, 50, -18, 36, 36, 3);
    fill(pen, 170, -15, 50, 30, 8); // chin
    pen.dispose();
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private static void fill(Graphics2D pen, int light, int x, int y, int width, int height) {
    pen.setColor(gray(light));
    pen.fill(new Ellipse2D.Double(x, y, width, height));
  }

  private static Color gray(int light) {
    return new Color(light, light, light);
  }
}
