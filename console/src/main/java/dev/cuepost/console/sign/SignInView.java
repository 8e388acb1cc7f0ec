package dev.cuepost.console.sign;

import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.util.Optional;

/**
 * The page to sign in at.
 *
 * @param name what was typed
 * @param to where to go then
 * @param problem key of the text that says why it did not work
 */
public record SignInView(String name, String to, Optional<String> problem) implements View {
  @Override
  public String template() {
    return "sign/in";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("sign-in.title");
  }
}
