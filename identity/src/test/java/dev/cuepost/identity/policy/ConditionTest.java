package dev.cuepost.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each operator compares the value of a request with those of a policy. */
class ConditionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPERATOR                   | VALUES                      | MET                       | HOLDS
          StringEquals               | abc                         | abc                       | true
          StringEquals               | abc                         | ABC                       | false
          StringEquals               | a*                          | abc                       | false
          StringEquals               | x,abc                       | abc                       | true
          StringNotEquals            | abc                         | abc                       | false
          StringNotEquals            | abc                         | ABC                       | true
          StringNotEquals            | x,abc                       | abc                       | false
          StringEqualsIgnoreCase     | abc                         | ABC                       | true
          StringEqualsIgnoreCase     | abc                         | abd                       | false
          StringNotEqualsIgnoreCase  | abc                         | ABC                       | false
          StringNotEqualsIgnoreCase  | x,y                         | abc                       | true
          StringLike                 | a?c                         | abc                       | true
          StringLike                 | A*                          | abc                       | false
          StringLike                 | x*,*c                       | abc                       | true
          StringNotLike              | a*                          | abc                       | false
          StringNotLike              | x*,y*                       | abc                       | true
          NumericEquals              | 10                          | 10.0                      | true
          NumericEquals              | 10,20                       | 20                        | true
          NumericEquals              | 10                          | 11                        | false
          NumericEquals              | 10                          | ten                       | false
          NumericNotEquals           | 10                          | 10.00                     | false
          NumericNotEquals           | 10,20                       | 15                        | true
          NumericNotEquals           | 10                          | ten                       | false
          NumericLessThan            | 10                          | 9.99                      | true
          NumericLessThan            | 10                          | 10                        | false
          NumericLessThanEquals      | 10                          | 10                        | true
          NumericLessThanEquals      | -1                          | 0                         | false
          NumericGreaterThan         | 9                           | 10                        | true
          NumericGreaterThan         | 10                          | 10                        | false
          NumericGreaterThanEquals   | 10                          | 10                        | true
          NumericGreaterThanEquals   | 10                          | -10                       | false
          DateEquals                 | 2026-01-01T08:00:00+08:00   | 2026-01-01T00:00:00Z      | true
          DateEquals                 | 2026-01-01T08:00+08:00      | 2026-01-01T00:00:00Z      | true
          DateEquals                 | 2026-01-01T08:00:00Z        | soon                      | false
          DateNotEquals              | 2026-01-01T08:00:00Z        | 2026-01-01T00:00:00Z      | true
          DateNotEquals              | 2026-01-01T08:00:00Z        | soon                      | false
          DateLessThan               | 2026-01-01T00:00:00Z        | 2025-12-31T23:59:59Z      | true
          DateLessThanEquals         | 2026-01-01T00:00:00Z        | 2026-01-01T00:00:01Z      | false
          DateGreaterThan            | 2026-01-01T00:00:00Z        | 2026-01-01T00:00:01Z      | true
          DateGreaterThanEquals      | 2026-01-01T00:00:00Z        | 2025-12-31T23:59:59Z      | false
          Bool                       | true                        | true                      | true
          Bool                       | true                        | false                     | false
          Bool                       | true                        | perhaps                   | false
          IpAddress                  | 10.0.0.0/8                  | 10.255.255.255            | true
          IpAddress                  | 10.0.0.0/8                  | somewhere                 | false
          NotIpAddress               | 10.0.0.0/8                  | 11.0.0.0                  | true
          NotIpAddress               | 10.0.0.0/8                  | somewhere                 | false
          """)
  void an_operator_compares(String operator, String values, String met, boolean holds) {
    var operators = Map.of(operator, Map.of("k", values.split(",", -1)));
    List<Condition<?>> conditions =
        Condition.readAll(Field.document(new JsonMapper().valueToTree(operators)));
    assertThat(conditions).singleElement().matches(condition -> condition.admits(met) == holds);
  }
}
