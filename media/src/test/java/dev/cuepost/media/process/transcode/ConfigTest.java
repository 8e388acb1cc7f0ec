package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.transcode.PictureConfig.Crop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODw==";

  @Test
  void everything_can_be_set_with_texts_as_the_protocol_has_them() {
    var config =
        config(
            """
            {'Container':{'Format':'mp4'},
             'Video':{'Codec':'H.265','Width':'1280','Height':'720','LongShortMode':'true','Crf':'30',
               'Bitrate':'900','Maxrate':'1200','Bufsize':'2000','Fps':'29.97','Gop':'10s','Preset':'VerySlow',
               'PixFmt':'yuv420p10le','ScanMode':'auto','Crop':'border','Pad':'1280:800:0:40'},
             'Audio':{'Codec':'AAC','Profile':'aac_low','Bitrate':'96','Samplerate':'48000','Channels':'1',
               'Volume':{'Method':'auto','IntegratedLoudnessTarget':'-16','TruePeak':'-1','LoudnessRangeTarget':'8'}},
             'TransConfig':{'AdjDarMethod':'pad','TransMode':'onepass','IsCheckReso':'true',
               'IsCheckVideoBitrateFail':'true','IsCheckAudioBitrate':'false'},
             'TimeSpan':{'Seek':'00:00:01.500','Duration':'2.5'},
             'ImageWatermarks':[{'File':{'Type':'OSS','Media':'oss://b/a.png'},'Width':'0.25','Dx':'16',
               'ReferPos':'BottomLeft','Timeline':{'Start':'1','Duration':'ToEND'}}],
             'TextWatermarks':[{'Content':'it\\'s','FontSize':'40','FontColor':'#ff0000','FontAlpha':'0.5'}],
             'Subtitles':[{'File':{'Type':'Media','Media':'m1'},'Format':'srt','CharEnc':'gbk'}],
             'CombineConfigs':[{'VideoIndex':'0','AudioIndex':'exclude','Start':'1','Duration':'2'}]}
            """
                .replace("\\'", "’"));
    var picture = config.picture().orElseThrow();
    assertThat(config.extension()).isEqualTo("mp4");
    assertThat(picture.codec()).isEqualTo(PictureCodec.H265);
    assertThat(picture.width()).contains(1280);
    assertThat(picture.longShort()).isTrue();
    assertThat(picture.rate().crf()).contains(30);
    assertThat(picture.rate().bufsize()).isEqualTo(2000);
    assertThat(picture.fps()).contains(new FrameRate(30_000, 1001));
    assertThat(picture.gop().at(FrameRate.of(25))).isEqualTo(250);
    assertThat(picture.preset()).isEqualTo("veryslow");
    assertThat(picture.crop()).contains(new Crop.Border());
    assertThat(picture.pad()).contains(new Box(1280, 800, 0, 40));
    assertThat(config.sound())
        .contains(
            new SoundConfig(
                SoundCodec.AAC, 96, 48_000, 1, Optional.of(new LoudnessTarget(-16, -1, 8))));
    assertThat(config.conversion())
        .isEqualTo(
            new Conversion(
                Conversion.Adjust.PAD,
                Conversion.Mode.ONEPASS,
                Conversion.Limit.CAP,
                Conversion.Limit.REFUSE,
                Conversion.Limit.NONE));
    assertThat(config.span())
        .isEqualTo(
            new TimeSpan(
                Duration.ofMillis(1500), Optional.of(Duration.ofMillis(2500)), Duration.ZERO));
    assertThat(config.files())
        .containsExactly(new MediaRef.ByUrl("oss://b/a.png"), new MediaRef.ById("m1"));
    assertThat(config.combinations())
        .containsExactly(
            new Combination(
                "CombineConfigs[0]",
                Optional.of(0),
                Optional.empty(),
                Duration.ofSeconds(1),
                Optional.of(Duration.ofSeconds(2))));
  }

  @Test
  void what_is_not_said_is_as_documented() {
    var config = config("{'Container':{'Format':'mp4'},'Video':{}}");
    var picture = config.picture().orElseThrow();
    assertThat(picture).isEqualTo(PictureConfig.usual(Container.MP4));
    assertThat(picture.codec()).isEqualTo(PictureCodec.H264);
    assertThat(picture.codec().crf()).isEqualTo(23);
    assertThat(picture.gop()).isEqualTo(new Gop.Frames(250));
    assertThat(picture.preset()).isEqualTo("medium");
    assertThat(config.sound())
        .contains(new SoundConfig(SoundCodec.AAC, 128, 44_100, 2, Optional.empty()));
    assertThat(config.segmenting().length()).isEqualTo(Duration.ofSeconds(10));
    assertThat(PictureCodec.H265.crf()).isEqualTo(26);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, H264, AAC",
    "mov, H264, AAC",
    "m3u8, H264, AAC",
    "ts, H264, AAC",
    "flv, H264, AAC",
    "webm, VP9, OPUS",
    "mkv, H264, AAC",
    "mp3, , MP3",
    "m4a, , AAC",
    "ogg, , VORBIS",
    "flac, , FLAC"
  })
  void each_container_has_its_usual_codecs(String format, String picture, String sound) {
    var config = config("{'Container':{'Format':'%s'},'Video':{},'Audio':{}}".formatted(format));
    assertThat(config.extension()).isEqualTo(format);
    assertThat(config.picture().map(found -> found.codec().name()).orElse(null)).isEqualTo(picture);
    assertThat(config.sound().orElseThrow().codec().name()).isEqualTo(sound);
  }

  @Test
  void without_a_video_section_the_sound_alone_is_made() {
    assertThat(config("{}").picture()).isEmpty();
    assertThat(config("{'Video':{'Remove':'true'}}").picture()).isEmpty();
    assertThat(config("{'Video':{},'Audio':{'Remove':'true'}}").sound()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Seek':'10','End':'00:00:12.5'|10||12.5",
        "'Seek':'61.25'|61.25||0",
        "'Duration':'01:00:00'|0|3600|0",
        "'End':5,'Duration':2|0||5",
        "'Seek':1,'Duration':2|1|2|0",
        "'Seek':1.0,'Duration':100.0|1|100|0",
      })
  void a_span_ends_by_its_length_or_before_the_end(
      String span, double seek, Double length, double cut) {
    var read = config("{'Video':{},'TimeSpan':{%s}}".formatted(span)).span();
    assertThat(read.seek()).isEqualTo(Duration.ofMillis(Math.round(seek * 1000)));
    assertThat(read.length().map(Duration::toMillis).map(millis -> millis / 1000.0))
        .isEqualTo(Optional.ofNullable(length));
    assertThat(read.cut()).isEqualTo(Duration.ofMillis(Math.round(cut * 1000)));
  }

  @Test
  void what_is_not_understood_is_warned_about_with_its_path() {
    assertThat(
            warnings(
                """
                {'Video':{'Colour':'1','Crf':20,'Bitrate':500},'TransConfig':{'TransMode':'twopass'},
                 'MuxConfig':{'Gif':{}},'TimeSpan':{'End':2,'Duration':1},'Nonsense':1}
                """))
        .containsExactlyInAnyOrder(
            "Video.Colour is not supported and was ignored.",
            "MuxConfig.Gif is not supported and was ignored.",
            "TimeSpan.Duration was ignored, as End is given.",
            "Video.Crf was ignored, as TransConfig.TransMode aims at the bitrate.",
            "Nonsense is not supported and was ignored.");
  }

  @Test
  void sections_that_copying_has_no_use_for_are_warned_about() {
    var verdict = read("{'Remux':'true','Video':{'Codec':'H.265'},'TransConfig':{}}");
    assertThat(value(verdict).remux()).isTrue();
    assertThat(value(verdict).picture()).isPresent();
    assertThat(((Verdict.Accepted<TranscodeConfig>) verdict).warnings())
        .containsExactlyInAnyOrder(
            "Video was ignored, as streams are copied.",
            "TransConfig was ignored, as streams are copied.");
    assertThat(config("{'Remux':true,'Video':{'Remove':true}}").picture()).isEmpty();
  }

  @Test
  void watermarks_of_an_output_without_a_picture_are_not_fetched() {
    var config =
        config(
            """
            {'Container':{'Format':'mp3'},'ImageWatermarks':[{'File':{'Media':'oss://b/a.png'}}]}
            """);
    assertThat(config.files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Container':{'Format':'exe'}}|Container.Format must be one of [MP4, MOV, M3U8, TS, FLV, WEBM, MKV, MP3, M4A, OGG, FLAC], was exe",
        "{'Container':7}|Container must be a JSON object",
        "{'Rotate':'45','Video':{}}|Rotate must be 0, 90, 180 or 270, was 45",
        "{'Rotate':360,'Video':{}}|Rotate must be in 0..270, was 360",
        "{'Rotate':90,'Remux':true}|Rotate cannot be used where streams are copied",
        "{'Video':{'Width':127}}|Video.Width must be in 128..4096, was 127",
        "{'Video':{'Height':4097}}|Video.Height must be in 128..4096, was 4097",
        "{'Video':{'Width':'640px'}}|Video.Width must be a number, was 640px",
        "{'Video':{'Width':640.5}}|Video.Width must be a whole number, was 640.5",
        "{'Video':{'Bitrate':'500k'}}|Video.Bitrate must be a number, was 500k",
        "{'Video':{'Bitrate':9}}|Video.Bitrate must be in 10..50000, was 9",
        "{'Video':{'Crf':52}}|Video.Crf must be in 0..51, was 52",
        "{'Video':{'Fps':0}}|Video.Fps must be above 0 and at most 60, was 0",
        "{'Video':{'Fps':61}}|Video.Fps must be in 0..60, was 61",
        "{'Video':{'Gop':'0'}}|Video.Gop must be in 1..1080000, was 0",
        "{'Video':{'Gop':'-1s'}}|Video.Gop must be a number, was -1s",
        "{'Video':{'Bufsize':999}}|Video.Bufsize must be in 1000..128000, was 999",
        "{'Video':{'Codec':'VP9'}}|Video.Codec must be one of [H264, H265] in the container mp4, was VP9",
        "{'Video':{'Preset':'-y'}}|Video.Preset must be one of [",
        "{'Video':{'PixFmt':'yuv420p,scale=9'}}|Video.PixFmt must be one of [",
        "{'Video':{'PixFmt':'yuv444p','Profile':'main'}}|Video.PixFmt must be yuv420p or yuvj420p with a Profile",
        "{'Video':{'Codec':'H.265','ScanMode':'interlaced'}}|Video.ScanMode can be interlaced with H.264 only",
        "{'Video':{'Crop':'1:2'}}|Video.Crop must be width:height:left:top in pixels",
        "{'Video':{'Pad':'7:100:0:0'}}|Video.Pad must have a width and height in 8..8192",
        "{'Video':{'Pad':'101:100:0:0'}}|Video.Pad must have an even width and height",
        "{'Video':{},'TransConfig':{'TransMode':'CBR'}}|TransConfig.TransMode can be twopass or CBR only with Video.Bitrate",
        "{'Video':{},'TransConfig':{'AdjDarMethod':'bend'}}|TransConfig.AdjDarMethod must be one of [RESCALE, CROP, PAD, NONE], was bend",
        "{'Video':{'Remove':true},'Audio':{'Remove':true}}|Audio.Remove leaves nothing to be made",
        "{'Audio':{'Codec':'FLAC'}}|Audio.Codec must be one of [AAC, MP3, OPUS] in the container mp4, was FLAC",
        "{'Audio':{'Profile':'aac_he_v2'}}|Audio.Profile can only be aac_low on this server, was aac_he_v2",
        "{'Audio':{'Bitrate':7}}|Audio.Bitrate must be in 8..1000, was 7",
        "{'Audio':{'Samplerate':8000}}|Audio.Samplerate must be one of [22050, 32000, 44100, 48000, 96000], was 8000",
        "{'Audio':{'Channels':9}}|Audio.Channels must be in 1..8, was 9",
        "{'Container':{'Format':'mp3'},'Audio':{'Channels':3}}|Audio.Channels must be in 1..2, was 3",
        "{'Container':{'Format':'mp3'},'Audio':{'Samplerate':96000}}|Audio.Samplerate must be 48000 at most with MP3",
        "{'Container':{'Format':'flv'},'Audio':{'Codec':'mp3','Samplerate':48000}}|Audio.Samplerate must be 22050 or 44100 with MP3 in flv",
        "{'Audio':{'Volume':{'Method':'linear'}}}|Audio.Volume.Method must be one of [auto, dynamic], was linear",
        "{'Audio':{'Volume':{'IntegratedLoudnessTarget':-4}}}|Audio.Volume.IntegratedLoudnessTarget must be in -70..-5, was -4",
        "{'MuxConfig':{'Segment':{'Duration':0}}}|MuxConfig.Segment.Duration must be in 1..60, was 0",
        "{'MuxConfig':{'Segment':{'ForceSegTime':'2,x'}}}|MuxConfig.Segment.ForceSegTime must be up to 1000 times in seconds",
        "{'TimeSpan':{'Seek':'-1'}}|TimeSpan.Seek must be in 0..360000 seconds, was -1",
        "{'TimeSpan':{'Seek':'00:60:00'}}|TimeSpan.Seek must be hh:mm:ss[.SSS] or seconds, was 00:60:00",
        "{'TimeSpan':{'Duration':0}}|TimeSpan.Duration must be more than 0 seconds",
        "{'Video':{},'ImageWatermarks':[{}]}|ImageWatermarks[0].File is required",
        "{'Video':{},'ImageWatermarks':[{'File':{'Media':'a'},'Width':7}]}|ImageWatermarks[0].Width must be in 8..4096 pixels or a part between 0 and 1, was 7",
        "{'Video':{},'ImageWatermarks':[{'File':{'Media':'a'},'Dx':4097}]}|ImageWatermarks[0].Dx must be in 0..4096, was 4097",
        "{'Video':{},'ImageWatermarks':[{'File':{'Media':'a'},'Dx':7}]}|ImageWatermarks[0].Dx must be 0, in 8..4096 pixels or a part between 0 and 1, was 7",
        "{'Video':{},'ImageWatermarks':[{'File':{'Media':'a'},'Dy':1}]}|ImageWatermarks[0].Dy must be 0, in 8..4096 pixels or a part between 0 and 1, was 1",
        "{'Video':{},'ImageWatermarks':[{'File':{'Media':'a'},'Height':0.00009}]}|ImageWatermarks[0].Height must be in 8..4096 pixels or a part between 0 and 1, was 0",
        "{'Video':{},'ImageWatermarks':[{'File':{'Media':'a'},'ReferPos':'Middle'}]}|ImageWatermarks[0].ReferPos must be one of [",
        "{'Video':{},'TextWatermarks':[{'FontSize':9}]}|TextWatermarks[0].Content is required",
        "{'Video':{},'TextWatermarks':[{'Content':'a','FontSize':121}]}|TextWatermarks[0].FontSize must be in 4..120, was 121",
        "{'Video':{},'TextWatermarks':[{'Content':'a','FontAlpha':0}]}|TextWatermarks[0].FontAlpha must be above 0 and at most 1, was 0",
        "{'Video':{},'TextWatermarks':[{'Content':'a','FontName':'a:file=/etc/passwd'}]}|TextWatermarks[0].FontName must be a font family",
        "{'Video':{},'TextWatermarks':[{'Content':'a','FontColor':'red@1:x=2'}]}|TextWatermarks[0].FontColor must be #RRGGBB or the name of a colour",
        "{'Video':{},'Subtitles':[{'File':{'Media':'a'},'Format':'exe'}]}|Subtitles[0].Format must be one of [SRT, VTT, ASS, SSA], was exe",
        "{'Video':{},'Subtitles':[{'File':{'Media':'a'},'Format':'srt','CharEnc':'a b'}]}|Subtitles[0].CharEnc must be auto or a charset",
        "{'Encryption':{'KeyServiceType':'Base64'}}|Encryption.CipherText is required",
        "{'Encryption':{'KeyServiceType':'KMS'}}|Encryption.KeyServiceType must be Base64: there is no key management service here",
        "{'Encryption':{'KeyServiceType':'Base64','CipherText':'AAAA'}}|Encryption.CipherText must be the Base64 of 16 bytes",
        "{'Encryption':{'KeyServiceType':'Base64','CipherText':'AAECAwQFBgcICQoLDA0ODw==','DecryptKeyUri':'http://k/\\\"x'}}|Encryption.DecryptKeyUri must be an http or https address",
        "{'Encryption':{'KeyServiceType':'Base64','CipherText':'AAECAwQFBgcICQoLDA0ODw==','DecryptKeyUri':'http://k/x'}}|Encryption needs the container m3u8, was mp4",
        "{'CombineConfigs':[{'VideoIndex':'exclude','AudioIndex':'exclude'}]}|CombineConfigs[0] must take a picture or a sound",
        "{'CombineConfigs':[{'VideoIndex':-1}]}|CombineConfigs[0].VideoIndex must be in 0..99, was -1",
        "{'CombineConfigs':[{'AudioIndex':0}]}|CombineConfigs[0].VideoIndex is required but was not given",
        "{'CombineConfigs':[{'VideoIndex':0,'AudioIndex':''}]}|CombineConfigs[0].AudioIndex is required but was not given",
        "{'Remux':true,'TimeSpan':{'Seek':1}}|TimeSpan cannot be used where streams are copied",
        "{'Remux':true,'TextWatermarks':[{'Content':'a'}]}|TextWatermarks cannot be used where streams are copied",
        "nothing|The transcode configuration is not JSON",
      })
  void what_cannot_be_made_is_refused_with_its_path(String json, String message) {
    var rejection = rejection(json);
    assertThat(rejection.message()).startsWith(message).endsWith(".");
    assertThat(rejection.code()).isIn("InvalidParameter", "MissingParameter");
    assertThat(rejection.stage()).isEqualTo(Rejection.Stage.SUBMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, "c2VjcmV0", "s3cret"})
  void a_key_is_told_to_nobody(String key) {
    String json =
        """
        {'Container':{'Format':'m3u8'},'Encryption':{'EncryptType':'HLSEncryption',
         'KeyServiceType':'Base64','CipherText':'%s','DecryptKeyUri':'https://k.example.com/1?a=b&c'}}
        """
            .formatted(key);
    assertThat(read(json).toString()).doesNotContain(key).doesNotContain("[0, 1, 2");
  }

  @Test
  void a_part_of_a_side_has_four_digits() {
    String json =
        "{'Video':{},'ImageWatermarks':[{'File':{'Media':'a'},'Dx':'0.99999','Dy':'0.12345'}]}";
    ImageWatermark watermark = config(json).images().getFirst();
    assertThat(watermark.dx()).isEqualTo(new Measure(0.9999));
    assertThat(watermark.dy()).isEqualTo(new Measure(0.1234));
  }

  @Test
  void ends_of_the_bounds_are_allowed() {
    assertThat(
            List.of(
                "{'Video':{'Width':128,'Height':4096,'Crf':0,'Bitrate':50000,'Fps':60,'Gop':1}}",
                "{'Video':{'Crf':51,'Bitrate':10,'Fps':'0.5','Gop':1080000,'Bufsize':128000}}",
                "{'Video':{},'ImageWatermarks':[{'File':{'Media':'a'},'Dx':0,'Dy':8,'Width':0.0001,'Height':4096}]}",
                "{'Video':{},'TextWatermarks':[{'Content':'a','FontAlpha':0.001,'FontSize':4,'Left':1,'Top':4096}]}",
                "{'Audio':{'Bitrate':1000,'Channels':8}}"))
        .allSatisfy(json -> assertThat(config(json)).isNotNull());
  }

  private static TranscodeConfig config(String json) {
    return value(read(json));
  }

  private static List<String> warnings(String json) {
    return ((Verdict.Accepted<TranscodeConfig>) read(json)).warnings();
  }

  private static Rejection rejection(String json) {
    return ((Verdict.Rejected<TranscodeConfig>) read(json)).rejection();
  }

  private static Verdict<TranscodeConfig> read(String json) {
    return TranscodeConfig.read(json.replace('\'', '"'));
  }

  private static TranscodeConfig value(Verdict<TranscodeConfig> verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted<TranscodeConfig>) verdict).value();
  }
}
