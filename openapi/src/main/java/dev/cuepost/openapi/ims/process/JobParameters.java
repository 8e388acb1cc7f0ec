package dev.cuepost.openapi.ims.process;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.ListQuery;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.process.job.Submission;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What operations on jobs have in common. */
final class JobParameters {
  private static final int PAGE_DEFAULT = 20;
  private static final int PAGE_MAX = 100;
  private static final int NAME_MAX_BYTES = 128;
  private static final int USER_DATA_MAX_BYTES = 512;

  static final Parameter<String> NAME =
      Parameter.optional("Name", ParameterType.text(NAME_MAX_BYTES));
  static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(USER_DATA_MAX_BYTES));
  static final Parameter<String> SCHEDULE =
      Parameter.optional("ScheduleConfig", ParameterType.text());
  static final Parameter<String> CLIENT_TOKEN =
      Parameter.optional("ClientToken", ParameterType.ascii(64));

  private static final Parameter<String> STATUS =
      Parameter.optional("Status", ParameterType.oneOf("Init", "Processing", "Success", "Fail"));
  private static final Parameter<Instant> FROM =
      Parameter.optional("StartOfCreateTime", ParameterType.time());
  private static final Parameter<Instant> TO =
      Parameter.optional("EndOfCreateTime", ParameterType.end());
  private static final Parameter<String> ORDER_BY =
      Parameter.optional("OrderBy", ParameterType.oneOf("CreateTimeDesc", "CreateTimeAsc"));
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, PAGE_MAX));
  static final Parameter<String> NEXT_PAGE =
      Parameter.optional(
          "NextPageToken",
          new ParameterType<>(
              "is the NextPageToken of an earlier answer",
              text -> Optional.of(text).filter(t -> t.matches("[0-9]{1,15}-[0-9a-f]{32}"))));

  private JobParameters() {}

  static Owner owner(Call call) {
    return new Owner(Product.IMS, call.account(), call.region());
  }

  static Submission submission(Call call) {
    return submission(call, NAME, USER_DATA);
  }

  /** The same where the job's name or its data have parameters of their own. */
  static Submission submission(Call call, Parameter<String> name, Parameter<String> userData) {
    return new Submission(
        owner(call),
        call.find(name),
        call.find(userData),
        call.find(SCHEDULE),
        call.find(CLIENT_TOKEN));
  }

  /** The parameters of every list, beside the id. */
  static List<Parameter<?>> ofLists(Parameter<String> id) {
    return ofLists(id, STATUS);
  }

  /** The same where states have words of their own. */
  static List<Parameter<?>> ofLists(Parameter<String> id, Parameter<String> status) {
    return List.of(id, status, FROM, TO, ORDER_BY, PAGE_SIZE, NEXT_PAGE);
  }

  static ListQuery query(Call call, Parameter<String> id) {
    return query(
        call, id, call.find(STATUS).map(word -> JobState.valueOf(word.toUpperCase(Locale.ROOT))));
  }

  static ListQuery query(Call call, Parameter<String> id, Optional<JobState> state) {
    return new ListQuery(
        owner(call),
        call.find(id),
        Optional.empty(),
        state,
        call.find(FROM),
        call.find(TO),
        !call.find(ORDER_BY).orElse("").equals("CreateTimeAsc"),
        call.find(PAGE_SIZE).orElse(PAGE_DEFAULT),
        call.find(NEXT_PAGE));
  }

  /**
   * What was taken in.
   *
   * @throws Refusal if it breaks a rule
   */
  static <T> T accepted(Verdict<T> verdict) throws Refusal {
    return switch (verdict) {
      case Verdict.Accepted<T>(T value, _) -> value;
      case Verdict.Rejected<T>(Rejection why) ->
          throw new Refusal(RpcError.of(why.code(), why.message()));
    };
  }

  /** What there is, or the error that there is none. */
  static <T> T found(Optional<T> found, String what, String id) throws Refusal {
    return found.orElseThrow(() ->
        new Refusal(RpcError.of(404, "JobNotFound", "There is no %s %s.".formatted(what, id))));
  }
}
