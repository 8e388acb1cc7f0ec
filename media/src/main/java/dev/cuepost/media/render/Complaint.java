package dev.cuepost.media.render;

import dev.cuepost.media.edit.RenderPlan;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes one sentence of what FFmpeg says when it fails. */
final class Complaint {
  /** {@code stream #3:0} up to FFmpeg 5, {@code [vist#3:0/h264 @ …} and the like since 6. */
  private static final Pattern INPUT = Pattern.compile("(?:stream #|ist#|in#)(\\d{1,6})\\b");

  private static final String MISFIT = "Error reinitializing filters";

  private static final int LONGEST = 300;

  private static final int LINES = 12;
  private static final Pattern FOLDER = Pattern.compile("(?:file:)?/[^\\s:']*/");

  private Complaint() {}

  /** The last lines of what it said, with names of files alone. */
  static List<String> last(String errors) {
    List<String> lines = errors.strip().lines().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .map(line -> FOLDER.matcher(line).replaceAll(""))
        .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) : line)
        .toList();
  }

  static String sentence(RenderPlan plan, int status, String errors) {
    if (status > 128 && status < 160) { // above that FFmpeg tells its own error numbers
      return "FFmpeg was ended by signal " + (status - 128) + ".";
    }
    String what = firstLine(errors);
    for (var input : plan.inputs()) {
      what = what.replace("file:" + input.file().toAbsolutePath(), "the source");
    }
    return input(plan, errors)
        .map(input -> input.clip() + ": ")
        .orElse("")
        .concat("FFmpeg ended with status " + status + ": " + what + ".");
  }

  /**
   * The input that is named last, by its file or by its number. Where the filters do not fit
   * together, the number is that of the input whose frame came just then, which means nothing.
   */
  private static Optional<RenderPlan.Input> input(RenderPlan plan, String errors) {
    var byFile =
        plan.inputs().stream()
            .filter(input -> errors.contains("file:" + input.file().toAbsolutePath()))
            .findFirst();
    if (byFile.isEmpty() && errors.contains(MISFIT)) {
      return Optional.empty();
    }
    return byFile.or(() ->
        INPUT
            .matcher(errors)
            .results()
            .map(match -> Integer.parseInt(match.group(1)))
            .filter(number -> number < plan.inputs().size())
            .reduce((_, last) -> last)
            .map(plan.inputs()::get));
  }

  /** The first complaint names the cause; what follows are its consequences. */
  private static String firstLine(String errors) {
    String line = errors.strip().lines().findFirst().orElse("no reason given");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
