package dev.cuepost.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {
  @Test
  void names_and_values_are_decoded() {
    Form form = Form.parse("a=1+2&b=%E4%B8%96&a=3&c&d=&=x");
    assertThat(form.all("a")).isEqualTo(List.of("1 2", "3"));
    assertThat(form.text("a")).isEqualTo("1 2");
    assertThat(form.text("b")).isEqualTo("世");
    assertThat(form.find("c")).isEmpty();
    assertThat(form.find("d")).isEmpty();
    assertThat(form.find("missing")).isEmpty();
  }

  @Test
  void what_makes_no_sense_is_passed_over() {
    Form form = Form.parse("a=%zz&b=%4&c=3&%=4");
    assertThat(form.values()).containsOnlyKeys("c");
  }

  @Test
  void fields_beyond_those_of_any_form_are_not_read() {
    assertThat(Form.parse("a=1&".repeat(100_000)).all("a")).hasSizeLessThan(2_001);
  }
}
