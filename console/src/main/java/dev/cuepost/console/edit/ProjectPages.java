package dev.cuepost.console.edit;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Address;
import dev.cuepost.console.http.IndentedJson;
import dev.cuepost.media.job.EditingJobs;
import dev.cuepost.media.job.Script;
import dev.cuepost.media.job.SubmitEditing;
import dev.cuepost.media.job.SubmitOutcome;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.project.Content;
import dev.cuepost.media.project.Owner;
import dev.cuepost.media.project.Project;
import dev.cuepost.media.project.ProjectPage;
import dev.cuepost.media.project.ProjectQuery;
import dev.cuepost.media.project.Projects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Editing projects of IMS: those that there are, and one in the editor. */
public final class ProjectPages {
  static final String CREATE = "ice:CreateEditingProject";
  static final String UPDATE = "ice:UpdateEditingProject";

  private static final String SEARCH = "ice:SearchEditingProject";
  private static final String GET = "ice:GetEditingProject";
  private static final String SOURCE = "AliyunConsole";
  private static final String EMPTY = "{\"VideoTracks\":[{\"VideoTrackClips\":[]}]}";
  private static final int TITLE_MAX = 128;
  private static final int PAGE = 25;

  private final Projects projects;
  private final EditingJobs jobs;
  private final EditorPages editor;

  public ProjectPages(Projects projects, EditingJobs jobs, EditorPages editor) {
    this.projects = projects;
    this.jobs = jobs;
    this.editor = editor;
  }

  /** The newest first; {@code page} says which page. */
  public Answer list(Visit visit) {
    visit.need(SEARCH, Submissions.EVERYTHING);
    String asked = visit.query().text("page");
    int number = asked.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(asked) : 1;
    ProjectPage page =
        projects.list(
            new ProjectQuery(
                owner(visit),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                number,
                PAGE));
    Address home = Address.of(visit.path("projects"));
    return new Answer.Page(
        new ProjectListView(
            page.projects(),
            visit.may(Submissions.SUBMIT, Submissions.EVERYTHING),
            number > 1 ? Optional.of(home.toString()) : Optional.empty(),
            (long) number * PAGE < page.total()
                ? Optional.of(home.with("page", Integer.toString(number + 1)).toString())
                : Optional.empty()));
  }

  private static Owner owner(Visit visit) {
    return new Owner(Product.IMS, visit.account(), visit.region());
  }

  private Project need(Visit visit) {
    visit.need(GET, Submissions.EVERYTHING);
    String id = visit.part("project");
    return projects.find(owner(visit), id).orElseThrow(() -> Refusal.notFound(id));
  }

  private static Origin origin(Project project) {
    return new Origin.OfProject(
        project.projectId(), project.content().title().orElse(project.projectId()));
  }

  /** What the project holds, in the editor. */
  public Answer open(Visit visit) {
    visit.need(Submissions.SUBMIT, Submissions.EVERYTHING);
    Project project = need(visit);
    var fields =
        Fields.of(
            Map.of(
                "timeline",
                IndentedJson.of(project.content().timeline().orElse(EMPTY)),
                "output",
                editor.output(visit),
                "user-data",
                "",
                "title",
                project.content().title().orElse("")));
    return editor.show(visit, fields, origin(project), 200);
  }

  /** Makes a project of what stands in the form, and opens it. */
  public Answer create(Visit visit) {
    visit.need(CREATE, Submissions.EVERYTHING);
    return kept(
        visit,
        CREATE,
        new Origin.Fresh(),
        content -> projects.create(owner(visit), content, List.of(), SOURCE));
  }

  /** Keeps what stands in the form. */
  public Answer save(Visit visit) {
    visit.need(UPDATE, Submissions.EVERYTHING);
    Project project = need(visit);
    return kept(
        visit,
        UPDATE,
        origin(project),
        content -> projects.update(owner(visit), project.projectId(), content, SOURCE));
  }

  /** Stores a project with that content. */
  private interface Keeping {
    Verdict<Project> keep(Content content);
  }

  private Answer kept(Visit visit, String action, Origin origin, Keeping keeping) {
    var fields = new Fields(visit.form());
    String title = fields.value("title").strip();
    if (title.isEmpty() || title.length() > TITLE_MAX) {
      fields.wrong("title", visit.texts().of("project.title.error", TITLE_MAX));
      return editor.show(visit, fields, origin, 422);
    }
    Content content =
        Content.ofTimeline(fields.value("timeline")).named(Optional.of(title), Optional.empty());
    return switch (keeping.keep(content)) {
      case Verdict.Accepted<Project>(Project project, _) -> {
        visit.changed(action, Submissions.EVERYTHING);
        yield new Answer.Elsewhere(
            visit.path("projects/" + project.projectId() + "?done=project-saved"));
      }
      case Verdict.Rejected<Project>(Rejection why) -> {
        fields.wrong("timeline", why.message() + " (" + why.code() + ")");
        yield editor.show(visit, fields, origin, 422);
      }
    };
  }

  /** Keeps what stands in the form, if it was changed, and submits the project. */
  public Answer submit(Visit visit) {
    visit.need(Submissions.SUBMIT, Submissions.EVERYTHING);
    Project project = need(visit);
    String timeline = visit.form().text("timeline");
    boolean changed =
        !IndentedJson.of(timeline)
            .equals(IndentedJson.of(project.content().timeline().orElse(EMPTY)));
    Optional<SubmitOutcome.Refused> refused = jobs.check(Submissions.of(visit));
    if (refused.isEmpty() && changed) {
      visit.need(UPDATE, Submissions.EVERYTHING);
      projects
          .update(owner(visit), project.projectId(), Content.ofTimeline(timeline), SOURCE)
          .orThrow();
      visit.changed(UPDATE, Submissions.EVERYTHING);
    }
    SubmitEditing wish =
        refused.isPresent()
            ? Submissions.of(visit)
            : Submissions.of(visit, new Script.OfProject(project.projectId()));
    return editor.submit(visit, wish, origin(project));
  }
}
