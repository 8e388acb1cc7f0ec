package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.json.RejectedException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // nothing asked for
        "640x360|||640x360|",
        "641x361|||640x360|scale=w=640:h=360,setsar=1",
        // one side keeps the shape, on even pixels
        "640x360|'Width':320||320x180|scale=w=320:h=180,setsar=1",
        "640x360|'Height':720||1280x720|scale=w=1280:h=720,setsar=1",
        "1000x563|'Width':333||332x186|scale=w=332:h=186,setsar=1",
        "1080x1920|'Width':540||540x960|scale=w=540:h=960,setsar=1",
        // the long side, whichever it is
        "1080x1920|'Width':1280,'LongShortMode':true||720x1280|scale=w=720:h=1280,setsar=1",
        "1080x1920|'Height':480,'LongShortMode':true||480x854|scale=w=480:h=854,setsar=1",
        "1080x1920|'Width':1280,'Height':720,'LongShortMode':true||720x1280|scale=w=720:h=1280,setsar=1",
        "1920x1080|'Width':1280,'Height':720,'LongShortMode':true||1280x720|scale=w=1280:h=720,setsar=1",
        // another shape
        "640x360|'Width':360,'Height':360||360x360|scale=w=360:h=360,setsar=1",
        "640x360|'Width':360,'Height':360|'AdjDarMethod':'rescale'|360x360|scale=w=360:h=360,setsar=1",
        "640x360|'Width':360,'Height':360|'AdjDarMethod':'crop'|360x360|crop=w=360:h=360:x=140:y=0",
        "1280x720|'Width':360,'Height':360|'AdjDarMethod':'crop'|360x360|scale=w=640:h=360,setsar=1,crop=w=360:h=360:x=140:y=0",
        "640x360|'Width':320,'Height':320|'AdjDarMethod':'pad'|320x320|scale=w=320:h=180,setsar=1,pad=w=320:h=320:x=0:y=70:color=black",
        // never larger than the source
        "640x360|'Width':1280,'Height':720|'IsCheckReso':true|640x360|",
        "640x360|'Width':320,'Height':720|'IsCheckReso':true|640x360|",
        "640x360|'Width':320|'IsCheckReso':true|320x180|scale=w=320:h=180,setsar=1",
        // cut, then scaled, then padded
        "640x360|'Crop':'320:180:160:90'||320x180|crop=w=320:h=180:x=160:y=90",
        "640x360|'Crop':'320:320:0:0','Width':160||160x160|crop=w=320:h=320:x=0:y=0,scale=w=160:h=160,setsar=1",
        "640x260|'Pad':'640:360:0:50'||640x360|pad=w=640:h=360:x=0:y=50:color=black",
        "640x260|'Width':320,'Pad':'320:180:0:24'||320x180|scale=w=320:h=130,setsar=1,pad=w=320:h=180:x=0:y=24:color=black",
      })
  void the_frame_becomes_what_is_asked_for(
      String source, String video, String conversion, String size, String filters) {
    var framing = framing(video, conversion, picture(source, MediaFacts.Turn.NONE, 1));
    assertThat(framing.output()).hasToString(size);
    assertThat(String.join(",", framing.filters(""))).isEqualTo(filters == null ? "" : filters);
  }

  @Test
  void a_picture_that_is_turned_counts_as_it_is_shown() {
    var turned = picture("640x360", MediaFacts.Turn.RIGHT, 1);
    assertThat(framing("", "", turned).output()).hasToString("360x640");
    assertThat(framing("", "", turned).filters("")).isEmpty();
    assertThat(framing("'Width':640,'LongShortMode':true", "", turned).output())
        .hasToString("360x640");
    assertThat(framing("'Width':180", "", turned).output()).hasToString("180x320");
  }

  @Test
  void a_turn_that_is_asked_for_comes_before_all_else() {
    var config = Lab.config("{'Rotate':'90','Video':{'Crop':'360:320:0:0','Width':180}}");
    var framing =
        Framing.of(
            config.picture().orElseThrow(),
            config.conversion(),
            picture("640x360", MediaFacts.Turn.NONE, 1),
            Optional.empty());
    assertThat(framing.output()).hasToString("180x160");
    assertThat(framing.filters(""))
        .containsExactly(
            "transpose=dir=clock", "crop=w=360:h=320:x=0:y=0", "scale=w=180:h=160", "setsar=1");
  }

  @Test
  void pixels_become_square() {
    var wide = picture("720x576", MediaFacts.Turn.NONE, 64.0 / 45);
    assertThat(framing("", "", wide).filters("")).containsExactly("scale=w=1024:h=576", "setsar=1");
    assertThat(framing("'Height':288", "", wide).output()).hasToString("512x288");
  }

  @Test
  void bars_that_were_found_are_cut_off_and_none_if_none_were() {
    var picture = picture("640x360", MediaFacts.Turn.NONE, 1);
    var config = Lab.config("{'Video':{'Crop':'border'}}");
    assertThat(
            Framing.of(
                    config.picture().orElseThrow(),
                    config.conversion(),
                    picture,
                    Optional.of(new Box(640, 260, 0, 50)))
                .output())
        .hasToString("640x260");
    assertThat(framing("'Crop':'border'", "", picture).output()).hasToString("640x360");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "640x360|'Crop':'640:361:0:0'||Video.Crop must lie within the picture of 640x360, was 640:361:0:0.",
        "640x360|'Pad':'640:360:2:0'||Video.Pad must have room for the picture, 640x360 at 2,0, was 640x360.",
        "64x4000|'Width':2000||Video.Width leads to a picture of 2000x125000; 4096 a side is the most.",
        "640x360|'Width':642|'IsCheckResoFail':true|TransConfig.IsCheckResoFail forbids 642x362, as the source has 640x360.",
      })
  void what_the_source_does_not_allow_is_refused(
      String source, String video, String conversion, String message) {
    assertThatThrownBy(() -> framing(video, conversion, picture(source, MediaFacts.Turn.NONE, 1)))
        .isInstanceOf(RejectedException.class)
        .hasMessage(message);
  }

  private static Framing framing(String video, String conversion, MediaFacts.Picture picture) {
    var config =
        Lab.config(
            "{'Video':{%s},'TransConfig':{%s}}"
                .formatted(video == null ? "" : video, conversion == null ? "" : conversion));
    return Framing.of(
        config.picture().orElseThrow(), config.conversion(), picture, Optional.empty());
  }

  private static MediaFacts.Picture picture(String size, MediaFacts.Turn turn, double aspect) {
    var sides = size.split("x", -1);
    return new MediaFacts.Picture(
        0,
        Integer.parseInt(sides[0]),
        Integer.parseInt(sides[1]),
        turn,
        aspect,
        FrameRate.of(25),
        Duration.ofSeconds(2),
        false,
        new MediaFacts.Color(false, false, false, "bt709"));
  }
}
