package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages of the queue {@code q} carry beside their bodies. */
class MessagePropertiesTest extends ProtocolTest {
  private static final String MESSAGES = "/queues/q/messages";
  private static final String ALL_KINDS =
      """
        <UserProperties>
          <PropertyValue>
            <Name>k.1_A-b</Name>
            <Value> a &lt;b&gt; 测试 </Value>
            <Type>STRING</Type>
          </PropertyValue>
          <PropertyValue>
            <Name>K.1_A-b</Name>
            <Value>1e9</Value>
            <Type>NUMBER</Type>
          </PropertyValue>
          <PropertyValue>
            <Name>true</Name>
            <Value>true</Value>
            <Type>BOOLEAN</Type>
          </PropertyValue>
          <PropertyValue>
            <Name>bytes</Name>
            <Value>AQID</Value>
            <Type>BINARY</Type>
          </PropertyValue>
        </UserProperties>
        <SystemProperties>
          <SystemPropertyValue>
            <Name>traceparent</Name>
            <Value>00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01</Value>
            <Type>STRING</Type>
          </SystemPropertyValue>
          <SystemPropertyValue>
            <Name>baggage</Name>
            <Value>a=1</Value>
            <Type>STRING</Type>
          </SystemPropertyValue>
        </SystemProperties>
        <MessageGroupId>orders of 测试</MessageGroupId>
      """;

  @BeforeEach
  void create() {
    createQueue("q");
  }

  @Test
  void they_come_back_behind_the_priority_exactly_as_sent() {
    assertThat(send(ALL_KINDS).outcome()).isEqualTo("201");
    for (var query : new String[] {"?peekonly=true", ""}) {
      assertThat(call("GET", MESSAGES + query).body())
          .endsWith("  <Priority>8</Priority>\n" + ALL_KINDS + "</Message>\n");
    }
  }

  @Test
  void they_come_back_in_batches_too() {
    var message = "<Message><MessageBody>a</MessageBody>%s</Message>";
    call(
        "POST",
        MESSAGES,
        "<Messages>" + message.formatted(ALL_KINDS) + message.formatted("") + "</Messages>");
    for (var query : new String[] {"?peekonly=true&numOfMessages=16", "?numOfMessages=16"}) {
      var answer = call("GET", MESSAGES + query);
      assertThat(answer.elements("MessageBody")).containsExactly("a", "a");
      assertThat(answer.elements("Type"))
          .containsExactly("STRING", "NUMBER", "BOOLEAN", "BINARY", "STRING", "STRING");
      assertThat(answer.elements("MessageGroupId")).containsExactly("orders of 测试");
    }
  }

  @Test
  void a_message_without_any_has_no_element_for_them() {
    send("<UserProperties/><SystemProperties></SystemProperties><MessageGroupId/>");
    assertThat(call("GET", MESSAGES).body())
        .doesNotContain("Properties")
        .doesNotContain("MessageGroupId");
  }

  @Test
  void a_group_does_not_order_the_messages_of_a_normal_queue() {
    send("<Priority>9</Priority><MessageGroupId>g</MessageGroupId>");
    send("<Priority>1</Priority><MessageGroupId>g</MessageGroupId>");
    assertThat(call("GET", MESSAGES).element("Priority")).isEqualTo("1");
    assertThat(call("GET", MESSAGES).element("Priority")).isEqualTo("9");
  }

  @Test
  void a_message_has_at_most_50_of_its_senders_own() {
    assertThat(send(user(50)).outcome()).isEqualTo("201");
    var answer = send(user(51));
    assertThat(answer.outcome()).isEqualTo("400 InvalidArgument");
    assertThat(answer.element("Message"))
        .isEqualTo("The value of UserProperties should between 0 and 50.");
  }

  @Test
  void a_batch_may_be_full_of_them() {
    var message =
        "<Message><MessageBody>a</MessageBody>" + user(50, "v".repeat(4096)) + "</Message>";
    assertThat(call("POST", MESSAGES, "<Messages>" + message.repeat(16) + "</Messages>").outcome())
        .isEqualTo("201");
  }

  @Test
  void names_are_at_most_256_and_values_at_most_4096_characters_long() {
    assertThat(send(user("n".repeat(256), "测".repeat(4096), "STRING")).outcome()).isEqualTo("201");
    assertThat(send(user("n", "\uD83D\uDE00".repeat(4096), "STRING")).outcome()).isEqualTo("201");
    assertThat(send(user("n", "", "STRING")).outcome()).isEqualTo("201");
    var longName = send(user("n".repeat(257), "v", "STRING"));
    assertThat(longName.outcome()).isEqualTo("400 InvalidArgument");
    assertThat(longName.element("Message"))
        .isEqualTo("The value of PropertyValue.Name should between 1 and 256 characters.");
    var longValue = send(user("n", "v".repeat(4097), "STRING"));
    assertThat(longValue.outcome()).isEqualTo("400 InvalidArgument");
    assertThat(longValue.element("Message"))
        .isEqualTo("The value of PropertyValue.Value should between 0 and 4096 characters.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "a.", ".", "a b", "a/b", "ä", "a:b"})
  void names_are_letters_digits_and_a_few_marks(String name) {
    assertInvalid(user(name, "v", "STRING"), "PropertyValue.Name");
  }

  @Test
  void a_name_appears_once_in_each_list() {
    var twice = "<UserProperties>" + item("a", "1", "STRING").repeat(2) + "</UserProperties>";
    assertInvalid(twice, "PropertyValue.Name");
    assertThat(send(user("baggage", "x", "STRING") + system("baggage", "y", "STRING")).outcome())
        .isEqualTo("201");
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, true, 201",
    "BOOLEAN, False, 201",
    "BOOLEAN, 1, 400 InvalidArgument",
    "BOOLEAN, '', 400 InvalidArgument",
    "BINARY, AQ==, 201",
    "BINARY, '', 201",
    "BINARY, A?==, 400 InvalidArgument",
    "NUMBER, many, 201",
  })
  void values_fit_their_types_where_those_have_a_form(String type, String value, String outcome) {
    assertThat(send(user("a", value, type)).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "INTEGER", ""})
  void types_are_one_of_four(String type) {
    assertInvalid(user("a", "1", type), "PropertyValue.Type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Name", "Value", "Type"})
  void every_part_of_a_property_is_required(String part) {
    var whole = user("a", "b", "STRING");
    assertInvalid(whole.replaceAll("<%1$s>.*</%1$s>".formatted(part), ""), "PropertyValue." + part);
  }

  @ParameterizedTest
  @CsvSource({
    "DLQSourceArn, STRING, SystemPropertyValue.Name",
    "Traceparent, STRING, SystemPropertyValue.Name",
    "traceparent, NUMBER, SystemPropertyValue.Type",
  })
  void clients_set_only_the_systems_properties_of_tracing(String name, String type, String field) {
    assertInvalid(system(name, "1", type), field);
  }

  @Test
  void a_group_is_at_most_256_characters_long() {
    var group = "<MessageGroupId>%s</MessageGroupId>";
    assertInvalid(group.formatted("g".repeat(257)), "MessageGroupId");
    assertThat(send(group.formatted("g".repeat(256))).outcome()).isEqualTo("201");
  }

  private void assertInvalid(String properties, String field) {
    var answer = send(properties);
    assertThat(answer.outcome()).isEqualTo("400 InvalidArgument");
    assertThat(answer.element("Message")).contains(field);
    assertThat(call("GET", MESSAGES).outcome()).isEqualTo("404 MessageNotExist");
  }

  private Answer send(String properties) {
    return call(
        "POST", MESSAGES, "<Message><MessageBody>a</MessageBody>" + properties + "</Message>");
  }

  private static String user(int count) {
    return user(count, "v");
  }

  private static String user(int count, String value) {
    return IntStream.range(0, count)
        .mapToObj(i -> item("n" + i, value, "STRING"))
        .collect(Collectors.joining("", "<UserProperties>", "</UserProperties>"));
  }

  private static String user(String name, String value, String type) {
    return "<UserProperties>" + item(name, value, type) + "</UserProperties>";
  }

  private static String system(String name, String value, String type) {
    return "<SystemProperties>"
        + item(name, value, type).replace("PropertyValue", "SystemPropertyValue")
        + "</SystemProperties>";
  }

  private static String item(String name, String value, String type) {
    return "<PropertyValue><Name>%s</Name><Value>%s</Value><Type>%s</Type></PropertyValue>"
        .formatted(name, value, type);
  }
}
