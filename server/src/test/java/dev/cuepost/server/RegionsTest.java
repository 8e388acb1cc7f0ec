package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {
  private final Regions regions =
      new Regions(Map.of(8703, "cn-beijing"), List.of("cn-shanghai", "cn-beijing", "eu-1"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          8703 | demo.oss-eu-1.example.test           | eu-1       | cn-beijing
          8701 | demo.oss-cn-beijing.example.test     | eu-1       | cn-beijing
          8701 | DEMO.OSS-CN-BEIJING.Example.test     | eu-1       | cn-beijing
          8701 | oss-cn-beijing-internal.example.test | -          | cn-beijing
          8700 | 1.mns.cn-beijing.example.test        | -          | cn-beijing
          8700 | ice.cn-beijing.example.test:8700     | -          | cn-beijing
          8700 | 127.0.0.1:8700                       | cn-beijing | cn-beijing
          8700 | 127.0.0.1:8700                       | mars-1     | cn-shanghai
          8700 | ice.mars-1.example.test              | eu-1       | eu-1
          8700 | vod.cn-beijing.example.test          | -          | cn-beijing
          8700 | 1.mns.cn-beijing-internal.example    | -          | cn-beijing
          8700 | 1.mns-vpc.cn-beijing.example         | -          | cn-beijing
          8700 | 127.0.0.1:8700                       | -          | cn-shanghai
          8700 | ''                                   | -          | cn-shanghai
          """)
  void the_port_comes_before_the_host_and_the_host_before_the_name(
      int port, String host, String named, String region) {
    assertThat(regions.of(port, host, Optional.ofNullable(named))).isEqualTo(region);
  }
}
