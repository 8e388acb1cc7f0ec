package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Colours of texts: {@code #RRGGBB}, {@code 0xRRGGBB}, or a name that FFmpeg and browsers know. */
final class TextColor {
  private static final String BLACK = "black";
  private static final Pattern HEX = Pattern.compile("(?:#|0[xX])([0-9a-fA-F]{6})");
  private static final Set<String> NAMES =
      Set.of(
          """
          aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue
          blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk
          crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkkhaki darkmagenta
          darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue
          darkslategray darkturquoise darkviolet deeppink deepskyblue dimgray dodgerblue firebrick
          floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green
          greenyellow honeydew hotpink indianred indigo ivory khaki lavender lavenderblush
          lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgreen
          lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightsteelblue
          lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid
          mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise
          mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive
          olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred
          papayawhip peachpuff peru pink plum powderblue purple red rosybrown royalblue saddlebrown
          salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray snow
          springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke
          yellow yellowgreen
          """
              .strip()
              .split("\\s+"));

  private TextColor() {}

  static String read(Fields fields, String name) {
    String color = fields.text(name).orElse(BLACK).strip();
    var hex = HEX.matcher(color);
    if (hex.matches()) {
      return "0x" + hex.group(1);
    }
    String known = color.toLowerCase(Locale.ROOT);
    if (!NAMES.contains(known)) {
      throw Fields.invalid(
          fields.at(name),
          "must be #RRGGBB or the name of a colour, was " + Fields.printable(color));
    }
    return known;
  }
}
