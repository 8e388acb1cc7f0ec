package dev.cuepost.cli.callback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.Face;
import java.util.Map;

/** What operations tell of a product. */
final class Answers {
  private Answers() {}

  /** The answer, with the product's name in it. */
  static ObjectNode of(
      Session session, String action, Map<String, String> parameters, String product) {
    ObjectNode answer = Output.object().put("Product", product);
    session
        .call(Face.CUEPOST, action, parameters)
        .properties()
        .forEach(member -> answer.set(member.getKey(), member.getValue()));
    answer.remove("RequestId");
    return answer;
  }
}
