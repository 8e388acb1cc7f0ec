package dev.cuepost.openapi;

import java.util.List;

/** One of several operations on the same thing, which share a class. */
public record NamedAction(String name, List<Parameter<?>> parameters, Answering answering)
    implements Action {
  /** Answers a call. */
  @FunctionalInterface
  public interface Answering {
    Fields answer(Call call) throws Refusal;
  }

  public NamedAction {
    parameters = List.copyOf(parameters);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    return answering.answer(call);
  }
}
