package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.job.Intake.GroupRequest;
import dev.cuepost.media.process.job.Intake.Terms;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.store.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Jobs as their users see them: submit, look up, list. Once a submission is accepted its jobs come
 * to their ends and are told of, whatever crashes in between.
 */
public final class ProcessJobs {
  /** How many playlists one may join. */
  private static final int PACKAGED_MAX = 100;

  private final JobStore store;
  private final Intake intake;
  private final OrderReader orders;
  private final TranscodeReader transcodes;
  private final ConvertReader conversions;
  private final LookReader looks;
  private final Schedules schedules;
  private final ImmediateJobs immediate;
  private final Supplier<String> ids;

  ProcessJobs(
      JobStore store,
      Intake intake,
      OrderReader orders,
      Schedules schedules,
      ImmediateJobs immediate,
      Supplier<String> ids) {
    this.store = store;
    this.intake = intake;
    this.orders = orders;
    this.transcodes = new TranscodeReader(orders, ids);
    this.conversions = new ConvertReader(orders, ids);
    this.looks = new LookReader(orders);
    this.schedules = schedules;
    this.immediate = immediate;
    this.ids = ids;
  }

  /**
   * Takes a snapshot job in.
   *
   * @param input {@code Type} and {@code Media}, a JSON object
   * @param output the same
   * @param template {@code TemplateId} and {@code OverwriteParams}, a JSON object
   */
  public Verdict<ProcessJob> snapshot(
      Submission submission, String input, String output, String template) {
    return single(submission, JobKind.SNAPSHOT, TemplateType.SNAPSHOT, input, output, template);
  }

  /** Takes a job for an animated image in; parameters as in {@link #snapshot}. */
  public Verdict<ProcessJob> dynamicImage(
      Submission submission, String input, String output, String template) {
    return single(
        submission, JobKind.DYNAMIC_IMAGE, TemplateType.DYNAMIC_IMAGE, input, output, template);
  }

  /** Takes in a job that looks at a file. */
  public Verdict<ProcessJob> mediaInfo(Submission submission, String input) {
    return looking(submission, JobKind.MEDIA_INFO, input, "{}");
  }

  /**
   * Looks at a file at once. The job is stored with its end, and what its end is told by.
   *
   * @throws java.io.UncheckedIOException if the storage fails; nothing is stored then
   */
  public Verdict<ProcessJob> mediaInfoNow(Submission submission, String input) {
    return Verdict.of(() -> {
      Order order = look(submission, input, "{}").shown("{\"Async\":false}");
      return immediate.done(intake.job(terms(submission), JobKind.MEDIA_INFO, order));
    });
  }

  /** Takes in a job that looks for copies of a file in a library. */
  public Verdict<ProcessJob> dna(Submission submission, DnaWish wish) {
    return Verdict.of(() -> {
      DnaRun.Wanted wanted = looks.dna(submission.owner(), wish);
      Order order = look(submission, wish.input(), wanted.config());
      return intake.take(intake.job(terms(submission), JobKind.DNA, order));
    });
  }

  /** Takes in a job that asks the operator's plug-in what is in a file. */
  public Verdict<ProcessJob> smarttag(Submission submission, SmarttagWish wish) {
    return Verdict.of(() -> {
      Order order = looks.smarttag(submission, wish);
      Schedule schedule =
          Json.readNamed(
                  "ScheduleConfig",
                  submission.schedule().orElse("{}"),
                  fields -> schedules.readLeniently(submission.owner(), fields))
              .orThrow();
      return intake.take(
          intake.job(new Terms(submission.owner(), schedule, order.asset()), JobKind.TAG, order));
    });
  }

  /** Takes in a job that asks the operator's plug-in what is said in a file. */
  public Verdict<ProcessJob> speech(Submission submission, SpeechWish wish) {
    return Verdict.of(() ->
        intake.take(intake.job(terms(submission), JobKind.SPEECH, looks.speech(submission, wish))));
  }

  /** Takes in a job that asks the operator's plug-in whether files may be shown. */
  public Verdict<ProcessJob> censor(Submission submission, CensorWish wish) {
    return Verdict.of(() -> {
      String jobId = ids.get();
      Order order = looks.censor(submission, wish, jobId);
      return intake.take(
          intake.job(terms(submission), new Planned(jobId, JobKind.AUDIT, JobState.INIT, order)));
    });
  }

  private Verdict<ProcessJob> looking(
      Submission submission, JobKind kind, String input, String config) {
    return Verdict.of(() -> {
      Order order = look(submission, input, config);
      return intake.take(intake.job(terms(submission), kind, order));
    });
  }

  private Order look(Submission submission, String input, String config) {
    FileChecks.Input read =
        Json.readNamed("Input", input, fields -> orders.input(submission.owner(), fields))
            .orThrow();
    return Order.looking(submission.name(), read.withUrl(), config, submission.userData());
  }

  private Verdict<ProcessJob> single(
      Submission submission,
      JobKind kind,
      TemplateType type,
      String input,
      String output,
      String template) {
    Owner owner = submission.owner();
    String jobId = ids.get();
    return Verdict.of(() -> {
      FileChecks.Input read =
          Json.readNamed("Input", input, fields -> orders.input(owner, fields)).orThrow();
      Wanted wanted =
          Json.readNamed("TemplateConfig", template, fields -> wanted(owner, kind, type, fields))
              .orThrow();
      Place place =
          Json.readNamed(
                  "Output",
                  output,
                  fields -> {
                    NamedFile file = NamedFile.read(fields, "OutputUrl");
                    return new Place(
                        file,
                        orders.target(
                            owner,
                            kind,
                            jobId,
                            Optional.of(read),
                            file,
                            wanted.checked(),
                            fields.at("Media")));
                  })
              .orThrow();
      Order order =
          new Order(
              submission.name(),
              List.of(read.file()),
              Optional.of(place.file()),
              Optional.of(place.target()),
              Optional.of(wanted.templateId()),
              wanted.checked().config(),
              template,
              submission.userData(),
              wanted.checked().warnings());
      return intake.take(
          intake.job(terms(submission), new Planned(jobId, kind, JobState.INIT, order)));
    });
  }

  private Wanted wanted(Owner owner, JobKind kind, TemplateType type, Fields fields) {
    Configs.Merged merged = orders.config(owner, fields, type);
    return new Wanted(merged.templateId(), orders.check(kind, merged.config()));
  }

  private record Wanted(String templateId, OrderReader.Checked checked) {}

  private record Place(NamedFile file, ObjectName target) {}

  /**
   * Takes a transcoding job in, with one sub-job an output.
   *
   * @param inputGroup a JSON array of {@code Type} and {@code Media}
   * @param outputGroup a JSON array of {@code Output} and {@code ProcessConfig}
   */
  public Verdict<JobGroup> transcode(Submission submission, String inputGroup, String outputGroup) {
    return Verdict.of(() -> {
      TranscodeReader.Read read = transcodes.read(submission, inputGroup, outputGroup);
      return group(
          submission,
          GroupKind.TRANSCODE,
          submission.name(),
          read.inputs(),
          read.request(),
          read.jobs());
    });
  }

  /**
   * Takes a conversion in, with one job an output and one more for each group of outputs.
   *
   * @param config {@code Inputs}, {@code Outputs} and {@code OutputGroups}, a JSON object
   */
  public Verdict<JobGroup> convert(Submission submission, String config) {
    return Verdict.of(() -> {
      ConvertReader.Read read = conversions.read(submission, config);
      return group(
          submission, GroupKind.CONVERT, read.name(), read.inputs(), read.request(), read.jobs());
    });
  }

  /**
   * Takes in a job that joins HLS playlists.
   *
   * @param inputs a JSON array of {@code Input} with {@code Type} and {@code Media}
   * @param output {@code Type} and {@code Media}, a JSON object
   */
  public Verdict<ProcessJob> pack(Submission submission, String inputs, String output) {
    return Verdict.of(() -> {
      Owner owner = submission.owner();
      String jobId = ids.get();
      List<NamedFile> read =
          Json.readList(
                  "Inputs",
                  inputs,
                  PACKAGED_MAX,
                  fields ->
                      orders
                          .input(
                              owner,
                              fields
                                  .object("Input")
                                  .orElseThrow(
                                      () -> Fields.invalid(fields.at("Input"), "is required")))
                          .withUrl())
              .orThrow();
      if (read.isEmpty()) {
        throw Fields.invalid("Inputs", "needs one element at least");
      }
      OrderReader.Checked checked = orders.check(JobKind.PACKAGE, Configs.empty());
      Place place =
          Json.readNamed(
                  "Output",
                  output,
                  fields -> {
                    NamedFile file = NamedFile.read(fields, "OutputUrl");
                    return new Place(
                        file,
                        orders.target(
                            owner,
                            JobKind.PACKAGE,
                            jobId,
                            Optional.empty(),
                            file,
                            checked,
                            fields.at("Media")));
                  })
              .orThrow();
      Order order =
          new Order(
              submission.name(),
              read,
              Optional.of(place.file()),
              Optional.of(place.target()),
              Optional.empty(),
              checked.config(),
              "{}",
              submission.userData(),
              List.of());
      return intake.take(
          intake.job(terms(submission), new Planned(jobId, JobKind.PACKAGE, JobState.INIT, order)));
    });
  }

  private JobGroup group(
      Submission submission,
      GroupKind kind,
      Optional<String> name,
      List<NamedFile> inputs,
      String request,
      List<Planned> planned) {
    return intake.take(
        intake.group(
            terms(submission),
            new GroupRequest(
                kind, name, inputs, request, submission.userData(), submission.clientToken()),
            planned));
  }

  public Optional<ProcessJob> find(Owner owner, JobKind kind, String jobId) {
    return store.find(owner, kind, jobId);
  }

  public Optional<JobGroup> findGroup(Owner owner, GroupKind kind, String groupId) {
    return store.findGroup(owner, kind, groupId);
  }

  /**
   * Forgets a job of a kind that makes no files and has ended.
   *
   * @return false if there is no such job, or it has not ended
   */
  public boolean forget(Owner owner, JobKind kind, String jobId) {
    return store.forget(owner, kind, jobId);
  }

  /** The job of this id, whatever it makes. */
  public Optional<ProcessJob> find(Owner owner, String jobId) {
    return store.find(owner, jobId);
  }

  /** The last job by which somebody wanted to know what is in an asset that they named. */
  public Optional<ProcessJob> lastTagging(Owner owner, String mediaId) {
    return store.ofMedia(owner, mediaId, JobKind.TAG).stream().reduce((_, later) -> later);
  }

  /** The group of this id, whatever its jobs make. */
  public Optional<JobGroup> findGroup(Owner owner, String groupId) {
    return store.findGroup(owner, groupId);
  }

  /** How many jobs of each kind are in each state; none of what there is none of. */
  public Map<JobKind, Map<JobState, Long>> counts(Owner owner) {
    return store.counts(owner);
  }

  /**
   * Takes a job in once more that belongs to no group, with all that its order holds.
   *
   * @return empty if there is no such job
   */
  public Optional<ProcessJob> again(Owner owner, String jobId) {
    return store
        .find(owner, jobId)
        .filter(job -> job.group().isEmpty() && owner.product() == Product.IMS)
        .map(job ->
            intake.take(
                intake.job(
                    new Terms(owner, job.schedule(), job.mediaId()), job.kind(), job.order())));
  }

  /**
   * Submits what a group was submitted by once more.
   *
   * @return empty if there is no such group, or it is one of a video's streams
   */
  public Optional<Verdict<JobGroup>> groupAgain(Owner owner, String groupId) {
    return store
        .findGroup(owner, groupId)
        .flatMap(group -> {
          var submission =
              new Submission(
                  owner, group.name(), group.userData(), Optional.empty(), Optional.empty());
          return switch (group.kind()) {
            case TRANSCODE -> {
              ObjectNode request = Json.readObject("request", group.request()).orThrow();
              yield Optional.of(
                  transcode(
                      submission,
                      String.valueOf(request.get("InputGroup")),
                      String.valueOf(request.get("OutputGroup"))));
            }
            case CONVERT -> Optional.of(convert(submission, group.request()));
            case STREAMS -> Optional.empty();
          };
        });
  }

  public Page<ProcessJob> list(JobKind kind, ListQuery query) {
    return store.list(kind, query);
  }

  /** The same without those that belong to a group, such as parts of conversions. */
  public Page<ProcessJob> listLone(JobKind kind, ListQuery query) {
    return store.listLone(kind, query);
  }

  /** How many jobs there are on all pages of a list. */
  public long count(JobKind kind, ListQuery query) {
    return store.count(kind, query);
  }

  public Page<JobGroup> listGroups(GroupKind kind, ListQuery query) {
    return store.listGroups(kind, query);
  }

  private Terms terms(Submission submission) {
    return new Terms(
        submission.owner(),
        Json.readNamed(
                "ScheduleConfig",
                submission.schedule().orElse("{}"),
                fields -> schedules.read(submission.owner(), fields))
            .orThrow());
  }
}
