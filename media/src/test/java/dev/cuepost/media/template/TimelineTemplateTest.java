package dev.cuepost.media.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Verdict;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void the_worked_example() throws Exception {
    String template =
        """
        {"VideoTracks":[{"VideoTrackClips":[{"MediaURL":"$Lead","Out":"$LeadEnd:4"},
          {"Sys_Type":"ArrayItems","Sys_ArrayObject":"$Rest",
           "Sys_Template":{"MediaURL":"$Url","Out":2,"Speed":"$Rate:NULL"}}]}]}\
        """;

    String filled =
        filled(
            template, "{\"Lead\":\"U0\",\"Rest\":[{\"Url\":\"U1\"},{\"Url\":\"U2\",\"Rate\":2}]}");

    assertThat(JSON.readTree(filled))
        .isEqualTo(
            JSON.readTree(
                """
                {"VideoTracks":[{"VideoTrackClips":[{"MediaURL":"U0","Out":4},
                  {"MediaURL":"U1","Out":2},{"MediaURL":"U2","Out":2,"Speed":2}]}]}\
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"A":"$x"}                    | {"x":"t"}                 | {"A":"t"}
          {"A":"$x"}                    | {"x":7}                   | {"A":7}
          {"A":"$x"}                    | {"x":"7"}                 | {"A":"7"}
          {"A":"$x"}                    | {"x":true}                | {"A":true}
          {"A":"$x"}                    | {"x":{"B":[1,"$y"]}}      | {"A":{"B":[1,"$y"]}}
          {"A":"$x"}                    | {"x":""}                  | {"A":""}
          {"A":"$标题_1-a"}             | {"标题_1-a":1}            | {"A":1}
          {"A":"$x:40"}                 | {}                        | {"A":40}
          {"A":"$x:-2.5"}               | {}                        | {"A":-2.5}
          {"A":"$x:007"}                | {}                        | {"A":"007"}
          {"A":"$x:"}                   | {}                        | {"A":""}
          {"A":"$x:http://h/a:b"}       | {}                        | {"A":"http://h/a:b"}
          {"A":"$x:40"}                 | {"x":null}                | {"A":40}
          {"A":"$x:NULL","B":1}         | {}                        | {"B":1}
          {"A":["$x:NULL",1]}           | {}                        | {"A":[1]}
          {"A":"$x:NULL"}               | {"x":5}                   | {"A":5}
          {"A":"$x","B":["$x"]}         | {"x":5}                   | {"A":5,"B":[5]}
          {"A":"price: $x"}             | {"x":5}                   | {"A":"price: $x"}
          {"A":"$5.00"}                 | {"5":1}                   | {"A":"$5.00"}
          {"A":"$"}                     | {}                        | {"A":"$"}
          {"A":1}                       | {"unused":5}              | {"A":1}
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":"$v"}}                     | {"l":["a",2]}               | {"A":["a",2]}
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":{"M":"$v"}}}               | {"l":["a",{"v":"b"}]}       | {"A":[{"M":"a"},{"M":"b"}]}
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":{"M":"$v","N":"$v"}}}      | {"l":["a"]}                 | {"A":[{"M":"a","N":"a"}]}
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l:NULL","Sys_Template":{"M":"$v"}},"B":1}    | {}                          | {"B":1}
          {"A":[0,{"Sys_Type":"ArrayItems","Sys_ArrayObject":"$l:NULL","Sys_Template":"$v"},9]}     | {}                          | {"A":[0,9]}
          {"A":[0,{"Sys_Type":"ArrayItems","Sys_ArrayObject":"$l","Sys_Template":"$v"},9]}          | {"l":[]}                    | {"A":[0,9]}
          {"A":[0,{"Sys_Type":"ArrayItems","Sys_ArrayObject":"$l","Sys_Template":"$v:7"},9]}        | {"l":[null]}                | {"A":[0,7,9]}
          {"A":[{"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":"$v"}]}                   | {"l":[1,2]}                 | {"A":[[1,2]]}
          {"A":[{"Sys_Type":"ArrayItems","Sys_ArrayObject":"$l","Sys_Template":{"T":[{"Sys_Type":"ArrayItems","Sys_ArrayObject":"$m","Sys_Template":"$v"}]}}]} | {"l":[{"m":[1,2]},{"m":[]},[3]]} | {"A":[{"T":[1,2]},{"T":[]},{"T":[3]}]}
          """)
  void values_take_the_places_of_holes(String template, String values, String expected)
      throws Exception {
    assertThat(JSON.readTree(filled(template, values))).isEqualTo(JSON.readTree(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"T":[{"A":"$Lead"}]}   | {}          | ClipsParam.Lead must be given: the template has it at Timeline.T[0].A
          {"A":"$Lead"}           | {"lead":1}  | ClipsParam.Lead must be given
          {"A":"$Lead"}           | []          | ClipsParam must be a JSON object
          {"A":"$Lead"}           | {"Lead":    | ClipsParam is not JSON
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":"$v"}}               | {}                | ClipsParam.l must be given
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":"$v"}}               | {"l":"a"}         | ClipsParam.l must be an array
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":{"M":"$v"}}}         | {"l":[{"w":1}]}   | ClipsParam.l[0].v must be given
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":{"M":"$v","N":"$w"}}}| {"l":["a"]}       | ClipsParam.l[0] must be an object
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":{"M":"$v"}}}         | {"v":1,"l":[{}]}  | ClipsParam.l[0].v must be given
          """)
  void what_is_missing_is_named(String template, String values, String sentence) {
    assertThat(refused(template(template).fill(values))).startsWith(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                                                 | Config must be a JSON object
          {"A":                                                                              | Config is not JSON
          {"Sys_Type":"Array","Sys_ArrayObject":"$l","Sys_Template":1}                       | Config.Sys_Type has its place below
          {"A":{"Sys_Type":"List"}}                                                          | Config.A.Sys_Type must be ArrayItems or Array, was List
          {"A":{"Sys_Type":"ArrayItems","Sys_ArrayObject":"$l","Sys_Template":1}}            | Config.A.Sys_Type may be ArrayItems in an array only
          {"A":{"Sys_Type":"Array","Sys_Template":1}}                                        | Config.A.Sys_ArrayObject must be a name
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"l","Sys_Template":1}}                  | Config.A.Sys_ArrayObject must be a name
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l:5","Sys_Template":1}}               | Config.A.Sys_ArrayObject may have no default but NULL
          {"A":{"Sys_Type":"Array","Sys_ArrayObject":"$l"}}                                  | Config.A.Sys_Template must be given
          """)
  void a_template_that_cannot_be_filled_is_refused(String config, String sentence) {
    assertThat(refused(TimelineTemplate.read(config))).startsWith(sentence);
  }

  @Test
  void what_is_made_has_at_most_a_million_characters_and_64_levels() {
    String copies = "[" + "\"$big\",".repeat(2_000) + "1]";
    assertThat(
            refused(
                template("{\"A\":" + copies + "}").fill("{\"big\":\"" + "x".repeat(1_000) + "\"}")))
        .contains("more than 1048576 characters");

    String lists =
        "{\"Sys_Type\":\"ArrayItems\",\"Sys_ArrayObject\":\"$l\",\"Sys_Template\":\"$v:NULL\"},";
    String nulls = "null,".repeat(100_000);
    assertThat(
            refused(
                template("{\"A\":[" + lists.repeat(1_000) + "1]}")
                    .fill("{\"l\":[" + nulls + "null]}")))
        .contains("more than 1048576 characters");

    String deep = "[".repeat(40) + "\"$v\"" + "]".repeat(40);
    assertThat(
            refused(
                template("{\"A\":" + deep + "}")
                    .fill("{\"v\":" + "[".repeat(40) + "]".repeat(40) + "}")))
        .contains("more than 64 levels");
  }

  @Test
  void names_are_told_with_what_they_stand_for() {
    var template =
        template(
            """
            {"VideoTracks":[{"VideoTrackClips":[{"MediaId":"$Lead"},{"MediaId":"fixed"},
               {"Type":"Image","MediaURL":"$Logo:oss://b/logo.png"},
               {"Sys_Type":"ArrayItems","Sys_ArrayObject":"$Rest",
                "Sys_Template":{"MediaURL":"$Url","Out":"$End:2"}}]}],
             "AudioTracks":[{"AudioTrackClips":{"Sys_Type":"Array","Sys_ArrayObject":"$Songs",
               "Sys_Template":{"MediaId":"$Song"}}}],
             "SubtitleTracks":[{"SubtitleTrackClips":[{"Content":"$Title"}]}]}\
            """);

    assertThat(template.clipsParam())
        .isEqualTo(
            "{\"Lead\":\"mediaId\",\"Logo\":\"oss://b/logo.png\",\"Rest\":[{\"Url\":\"mediaURL\","
                + "\"End\":\"2\"}],\"Songs\":[\"mediaId\"],\"Title\":\"text\"}");
    assertThat(template.placeholders())
        .extracting(Placeholder::kind)
        .containsExactly(
            Placeholder.Kind.VIDEO,
            Placeholder.Kind.IMAGE,
            Placeholder.Kind.LIST,
            Placeholder.Kind.LIST,
            Placeholder.Kind.TEXT);
    assertThat(template.media()).containsExactly("fixed");
  }

  /** Holes are punched into documents at random; filled with what was there, they are as before. */
  @Test
  void punched_and_filled_a_document_is_what_it_was() throws Exception {
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      JsonNode document = document(random, 4);
      var values = JSON.createObjectNode();
      JsonNode punched = punched(document, values, random);

      String filled =
          filled(JSON.createObjectNode().set("Root", punched).toString(), values.toString());

      assertThat(JSON.readTree(filled).path("Root")).as("seed %d", seed).isEqualTo(document);
    }
  }

  /** Whatever is written where, there is an answer. */
  @Test
  void nothing_makes_it_fail_but_by_a_refusal() {
    String[] words = {
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\"a\"",
      "\"$a\"",
      "\"$a:1\"",
      "\"$a:NULL\"",
      "\"$\"",
      "1",
      "null",
      "\"Sys_Type\":\"Array\"",
      "\"Sys_Type\":\"ArrayItems\"",
      "\"Sys_ArrayObject\":\"$a\"",
      "\"Sys_Template\":\"$a\"",
      "\"b\":",
      "\"Sys_Template\":{\"c\":\"$a\"}"
    };
    var random = new Random(7);
    int filled = 0;
    for (int run = 0; run < 20_000; run++) {
      var config = new StringBuilder("{\"b\":");
      for (int word = random.nextInt(8); word >= 0; word--) {
        config.append(words[random.nextInt(words.length)]);
      }
      config.append('}');
      if (TimelineTemplate.read(config.toString())
              instanceof Verdict.Accepted<TimelineTemplate>(var template, var _)
          && template.fill("{\"a\":[1,{\"a\":2}]}") instanceof Verdict.Accepted<String>) {
        filled++;
      }
    }
    assertThat(filled).isGreaterThan(100);
  }

  private static JsonNode document(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 6)) {
      case 0 -> JSON.getNodeFactory().numberNode(random.nextInt(100));
      case 1 -> JSON.getNodeFactory().textNode("t" + random.nextInt(10));
      case 2 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      case 3 -> {
        ArrayNode array = JSON.createArrayNode();
        for (int index = random.nextInt(4); index > 0; index--) {
          array.add(document(random, depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = JSON.createObjectNode();
        for (int index = random.nextInt(4); index > 0; index--) {
          object.set("m" + index, document(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static JsonNode punched(JsonNode node, ObjectNode values, Random random) {
    String name = "v" + values.size();
    int kind = random.nextInt(8);
    if (kind == 0) {
      values.set(name, node);
      return JSON.getNodeFactory().textNode("$" + name);
    }
    if (kind == 1 && node.isInt()) {
      return JSON.getNodeFactory().textNode("$unset:" + node);
    }
    if (node instanceof ArrayNode array) {
      if (kind <= 4) {
        return list(array, values, name, kind == 2, random);
      }
      ArrayNode items = JSON.createArrayNode();
      array.forEach(item -> items.add(punched(item, values, random)));
      if (random.nextBoolean()) {
        items.add("$unset:NULL");
      }
      return items;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode members = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        members.set(member.getKey(), punched(member.getValue(), values, random));
      }
      if (random.nextBoolean()) {
        members.put("dropped", "$unset:NULL");
      }
      return members;
    }
    return node;
  }

  /** The array as a list of elements, plain ones as they are and objects by the name. */
  private static JsonNode list(
      ArrayNode array, ObjectNode values, String name, boolean inPlace, Random random) {
    ArrayNode elements = JSON.createArrayNode();
    array.forEach(item -> {
      if (item.isObject() || random.nextBoolean()) {
        elements.add(JSON.createObjectNode().set("e", item));
      } else {
        elements.add(item);
      }
    });
    values.set(name, elements);
    ObjectNode repeat =
        JSON.createObjectNode()
            .put("Sys_Type", inPlace ? "ArrayItems" : "Array")
            .put("Sys_ArrayObject", "$" + name)
            .put("Sys_Template", "$e");
    return inPlace ? JSON.createArrayNode().add(repeat) : repeat;
  }

  private static TimelineTemplate template(String config) {
    return TimelineTemplate.read(config).orThrow();
  }

  private static String filled(String template, String values) {
    return template(template).fill(values).orThrow();
  }

  private static String refused(Verdict<?> verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    var why = ((Verdict.Rejected<?>) verdict).rejection();
    assertThat(why.code()).isEqualTo("InvalidParameter");
    return why.message();
  }
}
