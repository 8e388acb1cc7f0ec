package dev.cuepost.console.frame;

/**
 * The page of a request that was not done.
 *
 * @param word of its kind, which keys of texts end with
 * @param detail what exactly, as text; empty if there is nothing to add
 */
public record RefusalView(String word, String detail) implements View {
  @Override
  public String template() {
    return "refusal";
  }

  @Override
  public String title(Texts texts) {
    return heading(texts);
  }

  public String heading(Texts texts) {
    return texts.of("refusal." + word);
  }

  public String explanation(Texts texts) {
    return texts.of("refusal." + word + ".text");
  }
}
