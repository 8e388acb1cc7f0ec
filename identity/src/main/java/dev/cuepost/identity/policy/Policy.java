package dev.cuepost.identity.policy;

import java.util.List;

/**
 * A policy of RAM: statements that allow or deny actions on resources. Their order does not matter.
 *
 * <p>Source: Resource Access Management documentation, "Policy structure and syntax" and "Policy
 * elements".
 */
public record Policy(List<Statement> statements) {
  public Policy {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a policy from its JSON text.
   *
   * @throws PolicyProblem if the text is not one, or has anything that would not be understood
   */
  public static Policy parse(String text) {
    Field document = Document.read(text);
    return new Policy(statements(document).stream().map(Statement::read).toList());
  }

  /** The statements of a document of the only version there is. */
  static List<Field> statements(Field document) {
    document.hasOnly(List.of("Version", "Statement"));
    Field version = document.need("Version");
    if (!version.value().isTextual() || !version.text().equals("1")) {
      throw version.mustBe("\"1\"");
    }
    return document.need("Statement").oneOrMore();
  }
}
