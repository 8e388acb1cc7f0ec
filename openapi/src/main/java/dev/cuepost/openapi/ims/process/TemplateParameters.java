package dev.cuepost.openapi.ims.process;

import dev.cuepost.media.process.template.Template;
import dev.cuepost.media.process.template.TemplateQuery;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What operations on templates have in common. */
final class TemplateParameters {
  private static final int PAGE_DEFAULT = 20;
  private static final int PAGE_MAX = 100;
  private static final int TYPES = TemplateType.values().length;
  private static final int NAME_MAX_BYTES = 128;

  static final Parameter<String> TEMPLATE_ID =
      Parameter.required("TemplateId", ParameterType.text(64));
  static final Parameter<String> NAME =
      Parameter.optional("Name", ParameterType.text(NAME_MAX_BYTES));
  static final Parameter<Integer> TYPE = Parameter.required("Type", ParameterType.whole(1, TYPES));
  static final Parameter<Integer> SUBTYPE =
      Parameter.optional("Subtype", ParameterType.whole(1, 5));
  static final Parameter<String> CONFIG =
      Parameter.optional("TemplateConfig", ParameterType.text(1 << 16));

  private static final Parameter<String> TEMPLATE_ID_SOUGHT =
      Parameter.optional("TemplateId", ParameterType.text(64));
  private static final Parameter<Set<Integer>> TYPES_SOUGHT =
      Parameter.required("Type", numbers(TYPES));
  private static final Parameter<Set<Integer>> SUBTYPES_SOUGHT =
      Parameter.optional("Subtype", numbers(5));
  private static final Parameter<Integer> PAGE =
      Parameter.optional("PageNumber", ParameterType.whole(1, 1_000_000));
  private static final Parameter<Integer> SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, PAGE_MAX));
  private static final Parameter<String> ORDER_BY =
      Parameter.optional("OrderBy", ParameterType.oneOf("CreateTimeDesc", "CreateTimeAsc"));
  private static final Parameter<String> STATUS =
      Parameter.optional("Status", ParameterType.oneOf("Normal", "Invisible", "All"));

  private TemplateParameters() {}

  /** Numbers in a list with commas. */
  private static ParameterType<Set<Integer>> numbers(int most) {
    return new ParameterType<>(
        "is a list of numbers from 1 to %d with commas".formatted(most),
        text -> {
          Set<Integer> numbers = new HashSet<>();
          for (String part : text.split(",", -1)) {
            Optional<Integer> number = ParameterType.whole(1, most).read().apply(part.strip());
            if (number.isEmpty()) {
              return Optional.empty();
            }
            numbers.add(number.get());
          }
          return Optional.of(numbers);
        });
  }

  static Templates.Owner owner(Call call) {
    return new Templates.Owner(call.account(), call.region());
  }

  static List<Parameter<?>> ofLists() {
    return List.of(
        TYPES_SOUGHT, SUBTYPES_SOUGHT, NAME, TEMPLATE_ID_SOUGHT, PAGE, SIZE, ORDER_BY, STATUS);
  }

  static TemplateQuery query(Call call) {
    Set<TemplateType> types = new HashSet<>();
    // There is no template that is not seen.
    if (!call.find(STATUS).orElse("Normal").equals("Invisible")) {
      call.get(TYPES_SOUGHT).forEach(number -> TemplateType.of(number).ifPresent(types::add));
    }
    return new TemplateQuery(
        types,
        call.find(SUBTYPES_SOUGHT).orElse(Set.of()),
        call.find(NAME),
        call.find(TEMPLATE_ID_SOUGHT),
        call.find(PAGE).orElse(1),
        call.find(SIZE).orElse(PAGE_DEFAULT),
        !call.find(ORDER_BY).orElse("").equals("CreateTimeAsc"));
  }

  /**
   * The template that stands.
   *
   * @throws Refusal if it cannot, or there is none of this id
   */
  static Template stored(Templates.Outcome outcome, String id) throws Refusal {
    return switch (outcome) {
      case Templates.Outcome.Stored(Template template) -> template;
      case Templates.Outcome.Refused(var why) ->
          throw new Refusal(RpcError.of(why.code(), why.message()));
      case Templates.Outcome.NoSuchTemplate _ -> throw notFound(id);
    };
  }

  static Refusal notFound(String id) {
    return new Refusal(
        RpcError.of("InvalidTemplate.NotFound", "There is no template %s.".formatted(id)));
  }
}
