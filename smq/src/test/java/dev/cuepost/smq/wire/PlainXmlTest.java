package dev.cuepost.smq.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read the short way is what the full parser reads. */
class PlainXmlTest {
  private static final int DOCUMENTS = 20_000;
  private static final String[] PIECES = {
    "<",
    ">",
    "/",
    "</",
    "/>",
    "&",
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "&apos;",
    "&#13;",
    "&x;",
    "]]>",
    "]",
    " ",
    "\n",
    "\r",
    "\t",
    "<?xml version=\"1.0\"?>",
    "<?pi?>",
    "<!--c-->",
    "<![CDATA[x]]>",
    "<!DOCTYPE a>",
    " xmlns=\"http://mns.aliyuncs.com/doc/v1/\"",
    " xmlns=\"\"",
    " a='b'",
    "a:",
    "Message",
    "ä",
    "中",
    "\u0000",
    "\u0001",
    "\u007F",
    "\uFFFE",
    "é",
    "'",
    "\"",
    "="
  };

  private final XmlReader full = new XmlReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a></a>",
        "<a>text</a>",
        "<?xml version=\"1.0\"?><a>x</a>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>x</a>\n",
        "<?xml version='1.0' encoding='utf-8' ?><a>x</a>",
        "<Message xmlns=\"http://mns.aliyuncs.com/doc/v1/\"><MessageBody>x</MessageBody></Message>",
        "<Message xmlns='http://mns.aliyuncs.com/doc/v1'>\n <B>{\"k\":1}</B>\n <P>8</P>\n</Message>",
        "<a>1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;&apos;</a>",
        "<a>a ]] b > c \u007F</a>",
        "<a>x<b>1</b>y<b>2</b>z</a>",
        "<Messages><Message><MessageBody>1</MessageBody></Message></Messages>"
      })
  void plain_documents_are_read_the_short_way(String document) {
    assertThat(plain(document)).isNotNull().isEqualTo(full.parsed(document.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<a/>",
        "<a><b/></a>",
        "<a>中</a>",
        "<a>\r</a>",
        "<a>&#13;</a>",
        "<a>]]></a>",
        "<a>&x;</a>",
        "<a>&amp</a>",
        "<a b='c'></a>",
        "<p:a></p:a>",
        "<a><!--c--></a>",
        "<a><![CDATA[x]]></a>",
        "<!DOCTYPE a><a></a>",
        "<?xml version=\"1.1\"?><a></a>",
        "<?xml version=\"1.0\" encoding=\"GBK\"?><a></a>",
        "\n<?xml version=\"1.0\"?><a></a>",
        "<a></b>",
        "<a></a><a></a>",
        "<a></a>x",
        "<a>",
        "<a",
        "<",
        "<a>x</a",
        "<a></ a>",
        "<1></1>"
      })
  void all_others_are_left_to_the_full_parser(String document) {
    assertThat(plain(document)).isNull();
  }

  @Test
  void documents_beyond_the_bounds_are_left_to_it_as_well() {
    assertThat(PlainXml.read("<a><a><a></a></a></a>".getBytes(UTF_8), 2, 9)).isNull();
    assertThat(PlainXml.read("<a><b></b><b></b></a>".getBytes(UTF_8), 9, 2)).isNull();
    assertThat(PlainXml.read("<a><b></b><b></b></a>".getBytes(UTF_8), 2, 3)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void both_ways_read_the_same_from_random_documents(long seed) {
    var random = new SplittableRandom(seed);
    int plain = 0;
    for (int count = 0; count < DOCUMENTS; count++) {
      String document = damaged(element(random, 1), random);
      Element read = plain(document);
      if (read != null) {
        plain++;
        assertThat(Optional.of(read))
            .as("seed %d, document %d: %s", seed, count, document)
            .isEqualTo(parsed(document));
      }
    }
    assertThat(plain).isBetween(DOCUMENTS / 20, DOCUMENTS - DOCUMENTS / 20);
  }

  private Optional<Element> parsed(String document) {
    try {
      return Optional.of(full.parsed(document.getBytes(UTF_8)));
    } catch (SmqException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Element plain(String document) {
    return PlainXml.read(document.getBytes(UTF_8), 8, 10_000);
  }

  private static String element(RandomGenerator random, int depth) {
    String name = random.nextBoolean() ? "Message" : "b" + random.nextInt(3);
    var text = new StringBuilder("<" + name);
    if (random.nextInt(4) == 0) {
      text.append(" xmlns=\"http://mns.aliyuncs.com/doc/v1\"");
    }
    text.append('>');
    for (int parts = random.nextInt(4); parts > 0; parts--) {
      boolean deeper = depth < 4 && random.nextBoolean();
      text.append(deeper ? element(random, depth + 1) : piece(random).replaceAll("[<>&]", "x"));
    }
    return text.append("</").append(name).append('>').toString();
  }

  /** The document with up to two pieces put in, taken out or put elsewhere. */
  private static String damaged(String document, RandomGenerator random) {
    var text = new StringBuilder(document);
    for (int damages = random.nextInt(3); damages > 0; damages--) {
      int at = random.nextInt(text.length() + 1);
      if (random.nextInt(3) == 0) {
        text.delete(at, Math.min(text.length(), at + random.nextInt(4)));
      } else {
        text.insert(at, piece(random));
      }
    }
    return text.toString();
  }

  private static String piece(RandomGenerator random) {
    return PIECES[random.nextInt(PIECES.length)];
  }
}
