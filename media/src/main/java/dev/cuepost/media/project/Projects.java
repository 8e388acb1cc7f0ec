package dev.cuepost.media.project;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Editing projects as their users see them. */
public final class Projects {
  /** So many materials may stand beside one timeline. */
  private static final int MATERIALS_MAX = 1_000;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * Constructs the projects of all accounts, regions and products.
   *
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public Projects(Jdbi jdbi, InstantSource clock, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Stores a new one, unless what it says is no JSON.
   *
   * @param source who makes it
   */
  public Verdict<Project> create(
      Owner owner, Content content, List<Material> materials, String source) {
    return checked(content)
        .then(good -> {
          Instant now = now();
          var project =
              new Project(
                  ids.get(),
                  owner,
                  good,
                  good.isEdited() ? Project.State.EDITING : Project.State.DRAFT,
                  Optional.empty(),
                  Optional.empty(),
                  source,
                  source,
                  now,
                  now);
          jdbi.useTransaction(tx -> {
            ProjectRows.insert(tx, project);
            add(tx, project.projectId(), materials);
          });
          return project;
        });
  }

  /** One of the owner's. */
  public Optional<Project> find(Owner owner, String projectId) {
    return jdbi.withHandle(handle -> ProjectRows.find(handle, owner, projectId));
  }

  /**
   * Changes what is given. A project whose timeline is changed is edited again, whatever becomes of
   * a job that renders what was there before.
   *
   * @return rejected with {@code ProjectNotFound} if there is none
   */
  public Verdict<Project> update(Owner owner, String projectId, Content change, String source) {
    return checked(change)
        .then(good ->
            jdbi.inTransaction(tx -> {
              Project old = existing(tx, owner, projectId);
              var changed =
                  new Project(
                      projectId,
                      owner,
                      old.content().with(good),
                      good.isEdited() || good.clipsParam().isPresent()
                          ? Project.State.EDITING
                          : old.state(),
                      old.failure(),
                      old.length(),
                      old.createSource(),
                      source,
                      old.createdAt(),
                      now());
              ProjectRows.update(tx, changed);
              return changed;
            }));
  }

  /**
   * Deletes those that are there; jobs that were submitted with them go on.
   *
   * @return how many there were
   */
  public int delete(Owner owner, Collection<String> projectIds) {
    return jdbi.inTransaction(tx -> {
      int deleted = 0;
      for (String id : projectIds) {
        deleted += ProjectRows.delete(tx, owner, id) ? 1 : 0;
      }
      return deleted;
    });
  }

  public ProjectPage list(ProjectQuery query) {
    return jdbi.withHandle(handle -> ProjectRows.list(handle, query));
  }

  /** The materials of a project, in the order in which they were added. */
  public Verdict<List<Material>> materials(Owner owner, String projectId) {
    return Verdict.of(() ->
        jdbi.withHandle(handle -> {
          existing(handle, owner, projectId);
          return MaterialRows.list(handle, projectId);
        }));
  }

  /** Puts materials beside those that are there, and returns all. */
  public Verdict<List<Material>> add(Owner owner, String projectId, List<Material> materials) {
    return Verdict.of(() ->
        jdbi.inTransaction(tx -> {
          existing(tx, owner, projectId);
          add(tx, projectId, materials);
          return MaterialRows.list(tx, projectId);
        }));
  }

  /** Takes materials away, and returns what is left. */
  public Verdict<List<Material>> remove(Owner owner, String projectId, List<Material> materials) {
    return Verdict.of(() ->
        jdbi.inTransaction(tx -> {
          existing(tx, owner, projectId);
          MaterialRows.remove(tx, projectId, materials);
          return MaterialRows.list(tx, projectId);
        }));
  }

  /** Puts these materials in the place of those that are there. */
  public Verdict<List<Material>> replace(Owner owner, String projectId, List<Material> materials) {
    return Verdict.of(() ->
        jdbi.inTransaction(tx -> {
          existing(tx, owner, projectId);
          MaterialRows.removeAll(tx, projectId);
          add(tx, projectId, materials);
          return MaterialRows.list(tx, projectId);
        }));
  }

  private static void add(Handle tx, String projectId, List<Material> materials) {
    MaterialRows.add(tx, projectId, materials);
    int count = MaterialRows.list(tx, projectId).size();
    if (count > MATERIALS_MAX) {
      throw Fields.invalid(
          "A project", "has at most %d materials, would have %d".formatted(MATERIALS_MAX, count));
    }
  }

  /**
   * @throws RejectedException if there is none
   */
  private static Project existing(Handle handle, Owner owner, String projectId) {
    return ProjectRows.find(handle, owner, projectId)
        .orElseThrow(() -> new RejectedException(notFound(projectId)));
  }

  /** What is said of a project that is not there. */
  public static Rejection notFound(String projectId) {
    return Rejection.atSubmit(
        "ProjectNotFound", "There is no project " + Fields.printable(projectId) + ".");
  }

  private static Verdict<Content> checked(Content content) {
    return Verdict.of(() -> {
      content.timeline().ifPresent(text -> Json.readObject("Timeline", text).orThrow());
      content.clipsParam().ifPresent(text -> Json.readObject("ClipsParam", text).orThrow());
      return content;
    });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
