package dev.cuepost.openapi.vod.process;

import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import java.util.List;

/** One of several operations on the same thing. */
record Named(String name, List<Parameter<?>> parameters, Answering answering) implements Action {
  /** Answers a call. */
  @FunctionalInterface
  interface Answering {
    Fields answer(Call call) throws Refusal;
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    return answering.answer(call);
  }
}
