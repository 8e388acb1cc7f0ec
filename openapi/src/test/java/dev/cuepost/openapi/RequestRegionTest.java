package dev.cuepost.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRegionTest {
  private final RequestRegion regions =
      RequestRegion.byPortOrHost(
          Map.of(8702, "cn-beijing"), List.of("cn-shanghai", "cn-beijing", "ap-southeast-1"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "8702, ice.cn-shanghai.aliyuncs.com,              cn-shanghai,    cn-beijing",
        "8700, ice.ap-southeast-1.aliyuncs.com,           cn-beijing,     ap-southeast-1",
        "8700, ICE.cn-beijing.local:8700,                 -,              cn-beijing",
        "8700, vod.cn-beijing.aliyuncs.com,               -,              cn-beijing",
        "8700, b1.oss-cn-beijing.aliyuncs.com,            -,              cn-beijing",
        "8700, b1.oss-cn-beijing-internal.aliyuncs.com,   -,              cn-beijing",
        "8700, oss-cn-beijing.aliyuncs.com,               -,              cn-beijing",
        "8700, ice.mars.aliyuncs.com,                     cn-beijing,     cn-beijing",
        "8700, 127.0.0.1:8700,                            ap-southeast-1, ap-southeast-1",
        "8700, 127.0.0.1:8700,                            mars,           cn-shanghai",
        "8700, '',                                        -,              cn-shanghai"
      })
  void a_bound_port_wins_then_the_host_then_the_parameter_then_the_first(
      int port, String host, String named, String region) {
    assertThat(regions.of(port, host, Optional.ofNullable(named))).isEqualTo(region);
  }
}
