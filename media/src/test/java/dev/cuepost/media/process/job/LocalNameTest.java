package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files are called while they are made. */
class LocalNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "a-{Count}.jpg", "index.m3u8", "{DestMd5}.mp4"})
  void plainNamesStayAsTheyAre(String name) {
    assertThat(LocalName.of(name).local()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"片.mp4", "a b.mp4", "-v.mp4", "..mp4", "it's:%d\\.mp4", "a\nb.mp4", "'.mp4"})
  void othersBecomePlainAndAreGivenBack(String name) {
    LocalName local = LocalName.of(name);
    assertThat(local.local()).matches("[A-Za-z0-9][A-Za-z0-9._{}-]*").endsWith(".mp4");
    assertThat(local.wantedOf(local.local())).isEqualTo(name);
    assertThat(local.wantedOf("segment-00001.ts")).isEqualTo("segment-00001.ts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"片-{Count}.jpg", "{Count} von {Bild}.jpg", "ö{TileCount}.jpg"})
  void numbersComeWhereTheUserWantsThem(String name) {
    LocalName local = LocalName.of(name);
    String made = local.local().replaceFirst("\\{(Tile)?Count}", "00007");
    assertThat(local.wantedOf(made)).isEqualTo(name.replaceFirst("\\{(Tile)?Count}", "00007"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"片.mp4", "影.mp4"})
  void twoNamesDoNotMeet(String name) {
    assertThat(LocalName.of(name).local()).isNotEqualTo(LocalName.of("画.mp4").local());
  }
}
