package dev.cuepost.smq;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Contents that a parser had better not believe, made from a seed. */
final class HostileXml {
  private static final String MESSAGE =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Message"
          + " xmlns=\"http://mns.aliyuncs.com/doc/v1\"><MessageBody>abc 测试</MessageBody>"
          + "<DelaySeconds>0</DelaySeconds><Priority>8</Priority></Message>";

  private static final List<String> NUMBERS =
      List.of(
          "99999999999999999999", "-1", "+5", "1e9", "0x10", "٣", "", " ", "1 2", "NaN", "\u00a07");

  private final Random random;

  HostileXml(Random random) {
    this.random = random;
  }

  byte[] next() {
    return switch (random.nextInt(18)) {
      case 0 -> text("<!DOCTYPE Message SYSTEM \"http://127.0.0.1:1/x.dtd\">" + MESSAGE);
      case 1 ->
          text(
              "<!DOCTYPE Message [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                  + "<Message><MessageBody>&x;</MessageBody></Message>");
      case 2 -> laughs();
      case 3 -> text("<Message>".repeat(1 + random.nextInt(20_000)));
      case 4 -> text("<Message>" + "<a/>".repeat(random.nextInt(30_000)) + "</Message>");
      case 5 -> text("<Message " + attributes(random.nextInt(5_000)) + "/>");
      case 6 -> text("<Message a=\"" + "x".repeat(random.nextInt(1 << 20)) + "\"/>");
      case 7 -> numbers();
      case 8 -> text(MESSAGE.replace("mns.aliyuncs.com", "example.com"));
      case 9 -> text("<a:Message xmlns:b=\"x\"><MessageBody>m</MessageBody></a:Message>");
      case 10 -> MESSAGE.getBytes(UTF_16);
      case 11 -> MESSAGE.getBytes(ISO_8859_1);
      case 12 -> mutated();
      case 13 -> Arrays.copyOf(text(MESSAGE), random.nextInt(text(MESSAGE).length));
      case 14 -> text(MESSAGE + MESSAGE);
      case 15 ->
          text("<Message><MessageBody>&#" + random.nextInt(70_000) + ";</MessageBody></Message>");
      case 16 -> noise(random.nextInt(2_000));
      default -> text("<?xml version=\"1.1\"?><Message><MessageBody>&#1;</MessageBody></Message>");
    };
  }

  private static byte[] text(String xml) {
    return xml.getBytes(UTF_8);
  }

  private static byte[] laughs() {
    var dtd = new StringBuilder("<!DOCTYPE Message [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      String before = "&a" + (i - 1) + ";";
      dtd.append("<!ENTITY a").append(i).append(" \"").append(before.repeat(10)).append("\">");
    }
    return text(dtd + "]><Message><MessageBody>&a11;</MessageBody></Message>");
  }

  private static String attributes(int count) {
    var attributes = new StringBuilder();
    for (int i = 0; i < count; i++) {
      attributes.append("a").append(i).append("=\"1\" ");
    }
    return attributes.toString();
  }

  private byte[] numbers() {
    String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
    return text(
        "<Message><MessageBody>m</MessageBody><%1$s>%2$s</%1$s></Message>"
            .formatted(random.nextBoolean() ? "Priority" : "DelaySeconds", number));
  }

  private byte[] mutated() {
    byte[] bytes = text(MESSAGE);
    for (int i = random.nextInt(6); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
