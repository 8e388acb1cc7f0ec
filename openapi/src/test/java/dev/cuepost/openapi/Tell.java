package dev.cuepost.openapi;

import java.util.List;
import java.util.Optional;

/** An action that tells its parameters, its caller, and one value of each type. */
final class Tell implements Action {
  private static final Parameter<String> WORD =
      Parameter.required("Word", ParameterType.text(1_000_000));
  private static final Parameter<Integer> NUMBER =
      Parameter.optional("Number", ParameterType.whole(1, 9));
  private static final Parameter<String> MORE = Parameter.optional("More", ParameterType.text());

  @Override
  public String name() {
    return "Tell";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(WORD, NUMBER, MORE);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    String word = call.get(WORD);
    if (word.equals("boom")) {
      throw new IllegalStateException("this action fails");
    }
    if (word.equals("gone")) {
      throw new Refusal(RpcError.of("WordNotFound", "The word is gone."));
    }
    return new Fields()
        .text("Word", word)
        .text("More", call.find(MORE))
        .text("Account", call.account())
        .text("Region", call.region())
        .whole("Number", call.find(NUMBER).orElse(0))
        .real("Half", Optional.of(0.5))
        .flag("Success", true)
        .items("List", List.of(new Value.Text("a"), new Value.Text("b")));
  }
}
