package dev.cuepost.media.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the picture of one clip lies on the canvas, by the rules for geometry alone. */
final class NaiveView {
  /** Pixels of the source beside the edge of a quarter whose colour may be either. */
  private static final double BLURRED = 4;

  private final NaiveMaterial material;
  private final List<JsonNode> steps = new ArrayList<>();
  private double width;
  private double height;
  private double left;
  private double top;
  private double right;
  private double bottom;
  private double[] box = {-1e9, -1e9, 1e9, 1e9};

  /** A place in a material, parts of its sides. */
  record Point(double x, double y) {}

  NaiveView(JsonNode clip, NaiveMaterial material, boolean natural, NaiveCanvas canvas) {
    this.material = material;
    this.width = material.width();
    this.height = material.height();
    for (var effect : clip.path("Effects")) {
      prepare(effect);
    }
    int across = canvas.width();
    int down = canvas.height();
    boolean wide = clip.has("Width");
    boolean high = clip.has("Height");
    double x = side(clip, "X", across, canvas.perPixelAcross());
    double y = side(clip, "Y", down, canvas.perPixelDown());
    double boxWidth = side(clip, "Width", across, canvas.perPixelAcross());
    double boxHeight = side(clip, "Height", down, canvas.perPixelDown());
    if (wide && high) {
      String mode = clip.path("AdaptMode").asText("Fill");
      double factor =
          mode.equals("Contain")
              ? Math.min(boxWidth / width, boxHeight / height)
              : Math.max(boxWidth / width, boxHeight / height);
      if (mode.equals("Fill")) {
        at(x, y, boxWidth, boxHeight);
      } else {
        double middleX = x + boxWidth / 2;
        double middleY = y + boxHeight / 2;
        at(
            middleX - width * factor / 2,
            middleY - height * factor / 2,
            width * factor,
            height * factor);
        box = new double[] {x, y, x + boxWidth, y + boxHeight};
      }
      return;
    }
    double factor = Math.min(across / width, down / height);
    if (wide) {
      factor = boxWidth / width;
    } else if (high) {
      factor = boxHeight / height;
    } else if (natural) {
      factor = 1;
    }
    boolean placed = wide || high || natural || clip.has("X") || clip.has("Y");
    at(
        placed ? x : (across - width * factor) / 2,
        placed ? y : (down - height * factor) / 2,
        width * factor,
        height * factor);
  }

  private void at(double newLeft, double newTop, double wide, double high) {
    left = newLeft;
    top = newTop;
    right = newLeft + wide;
    bottom = newTop + high;
  }

  private static double side(JsonNode clip, String name, int side, double perPixel) {
    double value = clip.path(name).asDouble();
    return value < 1 ? value * side : value == 1 ? side : value * perPixel;
  }

  private void prepare(JsonNode effect) {
    switch (effect.path("Type").asText()) {
      case "Crop" -> {
        steps.add(effect);
        width *= effect.path("Width").asDouble(); // edits by chance write parts of a side
        height *= effect.path("Height").asDouble();
      }
      case "Rotate" -> {
        steps.add(effect);
        if (effect.path("Degree").asInt() != 180) {
          double swapped = width;
          width = height;
          height = swapped;
        }
      }
      case "Flip" -> steps.add(effect);
      default -> {}
    }
  }

  /** Whether something of the clip lies there. */
  boolean has(double x, double y) {
    return x >= Math.max(left, box[0])
        && x < Math.min(right, box[2])
        && y >= Math.max(top, box[1])
        && y < Math.min(bottom, box[3]);
  }

  /** What of the material is seen there; nothing where two quarters are too near to tell. */
  Optional<Point> seen(double x, double y) {
    double across = (x - left) / (right - left);
    double down = (y - top) / (bottom - top);
    for (var effect : steps.reversed()) {
      double was = across;
      switch (effect.path("Type").asText()) {
        case "Flip" -> {
          boolean sideways = effect.path("Direction").asText().equals("horizontal");
          across = sideways ? 1 - across : across;
          down = sideways ? down : 1 - down;
        }
        case "Rotate" -> {
          int degrees = effect.path("Degree").asInt();
          across = degrees == 90 ? down : degrees == 180 ? 1 - across : 1 - down;
          down = degrees == 90 ? 1 - was : degrees == 180 ? 1 - down : was;
        }
        default -> {
          across = effect.path("X").asDouble() + across * effect.path("Width").asDouble();
          down = effect.path("Y").asDouble() + down * effect.path("Height").asDouble();
        }
      }
    }
    return Math.abs(across - 0.5) * material.width() < BLURRED
            || Math.abs(down - 0.5) * material.height() < BLURRED
        ? Optional.empty()
        : Optional.of(new Point(across, down));
  }
}
