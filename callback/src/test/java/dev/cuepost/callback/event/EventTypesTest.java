package dev.cuepost.callback.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypesTest {
  @Test
  void the_products_have_these_many() {
    assertThat(EventTypes.of(Product.IMS)).hasSize(29);
    assertThat(EventTypes.of(Product.VOD)).hasSize(22);
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void no_name_is_listed_twice_and_none_is_that_of_a_group(Product product) {
    assertThat(EventTypes.of(product)).doesNotHaveDuplicates().doesNotContain("AIComplete", "ALL");
  }

  @Test
  void these_are_the_ai_events() {
    assertThat(EventTypes.aiOf(Product.IMS))
        .containsExactly(
            "AIMediaAuditComplete",
            "AIProduceComplete",
            "MediaAiAnalysisComplete",
            "SmartJobComplete");
    assertThat(EventTypes.aiOf(Product.VOD))
        .containsExactly("AIMediaAuditComplete", "AIMediaDNAComplete", "AIVideoTagComplete");
  }

  @Test
  void in_vod_a_name_that_begins_with_ai_is_one_though_it_is_not_listed() {
    assertThat(EventTypes.isAi(Product.VOD, "AIVideoCoverComplete")).isTrue();
    assertThat(EventTypes.isAi(Product.VOD, "AIComplete")).isFalse();
    assertThat(EventTypes.isAi(Product.IMS, "AIVideoCoverComplete")).isFalse();
  }
}
