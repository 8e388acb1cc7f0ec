package dev.cuepost.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final List<String> DAMAGE =
      List.of(
          "", "{", "}", "[", "]", "\"", ",", ":", "0", "-", "e", "null", "\\", "\n", "\u0000", "é");
  private static final AccessContext CONTEXT =
      new AccessContext(InetAddress.getLoopbackAddress(), Instant.EPOCH, true);

  @Test
  void a_statement_may_stand_alone_and_so_may_its_values() {
    assertThat(
            Policy.parse(
                """
                {"Version": "1",
                 "Statement": {"Effect": "Allow", "Action": "mns:*", "Resource": "*"}}\
                """))
        .isEqualTo(
            Policy.parse(
                """
                {"Statement": [{"Resource": ["*"], "Action": ["mns:*"], "Effect": "Allow"}],
                 "Version": "1"}\
                """));
  }

  @Test
  void the_value_of_a_condition_may_be_a_json_boolean_or_number() {
    assertThat(withCondition("{\"Bool\": {\"acs:SecureTransport\": true}}"))
        .isEqualTo(withCondition("{\"Bool\": {\"acs:SecureTransport\": [\"true\"]}}"));
    assertThat(withCondition("{\"NumericLessThan\": {\"x:y\": [1, 2.50, 300.0]}}"))
        .isEqualTo(withCondition("{\"NumericLessThan\": {\"x:y\": [\"1\", \"2.50\", \"300.0\"]}}"));
  }

  @Test
  void every_key_under_an_operator_is_a_condition() {
    Policy policy =
        withCondition(
            """
            {"StringEquals": {"acs:SourceIp": "127.0.0.1", "acs:SecureTransport": "false"}}\
            """);
    assertThat(policy.statements().getFirst().conditions()).hasSize(2);
    assertThat(policy.statements().getFirst().appliesTo(new AccessRequest("a:b", "*", CONTEXT)))
        .isFalse();
  }

  @Test
  void a_condition_without_operators_always_holds() {
    assertThat(
            withCondition("{}")
                .statements()
                .getFirst()
                .appliesTo(new AccessRequest("a:b", "*", CONTEXT)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                             | The document is empty
          []                                             | The document must be an object, was []
          "x"                                            | The document must be an object, was "x"
          {}                                             | Version is missing
          {"Version":"2","Statement":[]}                 | Version must be "1", was "2"
          {"Version":1,"Statement":[]}                   | Version must be "1", was 1
          {"Version":"1"}                                | Statement is missing
          {"Version":"1","Statement":[]}                 | Statement must be one value or more, was []
          {"Version":"1","Statement":"x"}                | Statement must be an object, was "x"
          {"Version":"1","Statement":[null]}             | Statement[0] must be an object, was null
          {"Version":"1","Id":"x","Statement":[]}        | Id is not known, only Version, Statement
          {"Version":"1","Version":"1","Statement":[]}   | Version is given twice
          {"Version":"1"} {}                             | The document must end after its first value
          {"Version":"1","Statement":[{"Effect":"Allow","Effect":"Deny"}]} | Statement[0].Effect is given twice
          """)
  void a_document_that_is_no_policy_is_refused_with_a_sentence(String document, String sentence) {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> Policy.parse(document))
        .withMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                             | Statement[1].Effect is missing
          {"Sid":"x"}                                    | Statement[1].Sid is not known, only Effect, Action, NotAction, Resource, NotResource, Condition
          {"Principal":{}}                               | Statement[1].Principal is not known, only Effect, Action, NotAction, Resource, NotResource, Condition
          {"effect":"Allow"}                             | Statement[1].effect is not known, only Effect, Action, NotAction, Resource, NotResource, Condition
          {"Effect":"Permit"}                            | Statement[1].Effect must be Allow or Deny, was "Permit"
          {"Effect":"allow"}                             | Statement[1].Effect must be Allow or Deny, was "allow"
          {"Effect":["Allow"]}                           | Statement[1].Effect must be a string that is not empty, was ["Allow"]
          {"Effect":"Deny"}                              | Statement[1] must have either Action or NotAction, had neither
          {"Effect":"Deny","Action":"*","NotAction":"*"} | Statement[1] must have either Action or NotAction, had both
          {"Effect":"Deny","Action":[]}                  | Statement[1].Action must be one value or more, was []
          {"Effect":"Deny","Action":["*",7]}             | Statement[1].Action[1] must be a string that is not empty, was 7
          {"Effect":"Deny","Action":null}                | Statement[1].Action must be a string that is not empty, was null
          {"Effect":"Deny","Action":[["*"]]}             | Statement[1].Action[0] must be a string that is not empty, was ["*"]
          {"Effect":"Deny","NotAction":"SendMessage"}    | Statement[1].NotAction must be * or <service>:<operation>, was "SendMessage"
          {"Effect":"Deny","Action":"*"}                 | Statement[1] must have either Resource or NotResource, had neither
          {"Effect":"Deny","Action":"*","Resource":"*","NotResource":"*"} | Statement[1] must have either Resource or NotResource, had both
          {"Effect":"Deny","Action":"*","Resource":""}   | Statement[1].Resource must be a string that is not empty, was ""
          {"Effect":"Deny","Action":"*","NotResource":{}} | Statement[1].NotResource must be a string that is not empty, was {}
          """)
  void a_statement_that_is_none_is_refused_with_a_sentence(String statement, String sentence) {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() ->
            Policy.parse(
                """
                {"Version": "1", "Statement":
                 [{"Effect": "Allow", "Action": "*", "Resource": "*"}, %s]}\
                """
                    .formatted(statement)))
        .withMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                             | Condition must be an object, was []
          {"IpAddresses":{"k":"v"}}                      | Condition.IpAddresses is not a condition operator
          {"stringEquals":{"k":"v"}}                     | Condition.stringEquals is not a condition operator
          {"StringEquals":"v"}                           | Condition.StringEquals must be an object, was "v"
          {"StringEquals":{}}                            | Condition.StringEquals must be an object with at least one member, was {}
          {"StringEquals":{"k":[]}}                      | Condition.StringEquals.k must be one value or more, was []
          {"StringEquals":{"k":null}}                    | Condition.StringEquals.k must be a string, a boolean or a number, was null
          {"StringEquals":{"k":"v","k":"w"}}             | Condition.StringEquals.k is given twice
          {"NumericEquals":{"k":"ten"}}                  | Condition.NumericEquals.k must be a decimal number, was "ten"
          {"NumericEquals":{"k":["1","1e9"]}}            | Condition.NumericEquals.k[1] must be a decimal number, was "1e9"
          {"NumericEquals":{"k":1e999999999}}            | Condition.NumericEquals.k must be a decimal number, was 1E+999999999
          {"DateEquals":{"k":"2026-01-31"}}              | Condition.DateEquals.k must be a time such as 2026-01-31T17:00:00+08:00, was "2026-01-31"
          {"DateLessThan":{"k":"2026-02-30T00:00:00Z"}}  | Condition.DateLessThan.k must be a time such as 2026-01-31T17:00:00+08:00, was "2026-02-30T00:00:00Z"
          {"Bool":{"k":"yes"}}                           | Condition.Bool.k must be true or false, was "yes"
          {"IpAddress":{"acs:SourceIp":"10.0.0.0/33"}}   | Condition.IpAddress.acs:SourceIp must be an IP address or a CIDR block, was "10.0.0.0/33"
          {"NotIpAddress":{"acs:SourceIp":["10.0.0.1","localhost"]}} | Condition.NotIpAddress.acs:SourceIp[1] must be an IP address or a CIDR block, was "localhost"
          """)
  void a_condition_that_is_none_is_refused_with_a_sentence(String condition, String sentence) {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> withCondition(condition))
        .withMessage("Statement[0]." + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                           | line 1, column 2
          {'Version':"1"}             | line 1, column 2
          {"Version":"1",}            | line 1, column 16
          {"Version":"1" /* one */}   | line 1, column 16
          {"Version":"1"} x           | line 1, column 18
          nothing                     | line 1, column 8
          {"Version":NaN}             | line 1, column 15
          {"Version":01}              | line 1, column 13
          {"Version":"1}              | line 1, column 15
          """)
  void json_is_read_without_leniency(String document, String place) {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> Policy.parse(document))
        .withMessage("The document is not JSON at " + place);
  }

  @Test
  void a_value_that_is_shown_is_cut() {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> Policy.parse("{\"Version\": \"%s\"}".formatted("9".repeat(500))))
        .withMessage("Version must be \"1\", was \"%s…", "9".repeat(59));
  }

  @Test
  void a_name_that_is_shown_is_cut_and_stays_in_its_line() {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> Policy.parse("{\"a\\nb\\u2028c%s\": 1}".formatted("d".repeat(500))))
        .withMessage("a?b?c%s… is not known, only Version, Statement", "d".repeat(55));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_damaged_document_is_a_policy_or_a_problem_and_nothing_else(long seed) {
    var random = new Random(seed);
    String whole =
        PolicyShorthand.json(
            "deny all but mns:* on all but ~/queues/a if IpAddress acs:SourceIp 10.0.0.0/8,::1"
                + " and DateLessThan acs:CurrentTime 2027-01-01T00:00:00Z"
                + " and Bool acs:SecureTransport true and NumericLessThan k 1.5");
    for (int i = 0; i < 500; i++) {
      var damaged = new StringBuilder(whole);
      for (int times = random.nextInt(1, 4); times > 0; times--) {
        int at = random.nextInt(damaged.length());
        damaged.replace(at, at + random.nextInt(3), DAMAGE.get(random.nextInt(DAMAGE.size())));
      }
      try {
        assertThat(Policy.parse(damaged.toString()).statements()).isNotEmpty();
      } catch (PolicyProblem problem) {
        assertThat(problem).message().isNotBlank().doesNotContain("\n");
      }
    }
  }

  @Test
  void a_document_has_at_most_6144_characters() {
    String document = PolicyShorthand.json("allow * on *");
    Policy longest = Policy.parse(document + " ".repeat(6_144 - document.length()));
    assertThat(longest).isEqualTo(Policy.parse(document));
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> Policy.parse(document + " ".repeat(6_145 - document.length())))
        .withMessage("The document must have at most 6144 characters, had 6145");
  }

  @Test
  void a_document_is_not_nested_deeply() {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> Policy.parse("{\"Statement\":" + "[".repeat(6_000)))
        .withMessage("The document must not be nested more than 8 deep");
  }

  @Test
  void a_number_has_not_thousands_of_digits() {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> Policy.parse("{\"Statement\":[%s]}".formatted("1".repeat(6_000))))
        .withMessage("Statement[0] has too many digits");
  }

  @Test
  void a_request_names_a_service_its_operation_and_a_resource() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessRequest("SendMessage", "*", CONTEXT))
        .withMessage("action must be <service>:<operation>, was \"SendMessage\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessRequest("mns:SendMessage", "", CONTEXT))
        .withMessage("resource must not be empty");
  }

  private static Policy withCondition(String condition) {
    return Policy.parse(
        """
        {"Version": "1", "Statement":
         [{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": %s}]}\
        """
            .formatted(condition));
  }
}
